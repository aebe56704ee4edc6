#include "domain/audit/audit_walk.h"

#include <fmt/format.h>

#include <optional>
#include <set>

#include "base/hmac.h"
#include "domain/audit/audit_record.h"

namespace guardian::domain {
namespace {

using Finding = AuditTrail::Finding;

constexpr int kRecordsAtOnce = 1'000;

std::string name_range(std::int64_t first, std::int64_t last) {
  return first == last ? fmt::format("record {} is missing", first)
                       : fmt::format("records {}..{} are missing", first, last);
}

// What one record has against it, given the one before.
std::optional<std::string> judge_record(const AuditRecord& record, const AuditHead& before, std::string_view chain,
                                        const KeyRing& ring) {
  if (record.seq > before.seq + 1) return name_range(before.seq + 1, record.seq - 1);
  if (record.seq <= before.seq) return "record stands twice";
  if (record.chain != chain) return "record belongs to another chain";
  const HmacSha256* secret = ring.mac(SecretPurpose::audit, record.key_version);
  if (secret == nullptr) return fmt::format("the audit secret version {} is unknown here", record.key_version);
  if (!equal_constant_time(record_mac(*secret, before.mac, record), record.mac)) return "record was changed";
  return std::nullopt;
}

Result<std::optional<Finding>> walk_chain(const AuditStore& audit, const AuditHead& stored,
                                          const AuditHead* acknowledged, const KeyRing& ring) {
  AuditHead at;
  at.chain = stored.chain;
  std::string mac_at_acknowledged;
  for (bool more = true; more;) {
    GUARDIAN_TRY(const auto records, audit.read(stored.chain, at.seq, kRecordsAtOnce));
    for (const auto& record : records) {
      if (auto what = judge_record(record, at, stored.chain, ring)) {
        return std::optional(Finding{stored.chain, std::min(record.seq, at.seq + 1), std::move(*what)});
      }
      at.seq = record.seq;
      at.mac = record.mac;
      if (acknowledged != nullptr && at.seq == acknowledged->seq) mac_at_acknowledged = at.mac;
    }
    more = records.size() == static_cast<std::size_t>(kRecordsAtOnce);
  }
  if (acknowledged != nullptr && at.seq < acknowledged->seq) {
    return std::optional(Finding{
        stored.chain, at.seq + 1,
        at.seq == 0
            ? fmt::format("the whole chain of {} records is missing", acknowledged->seq)
            : fmt::format("chain was cut after {}; {} is missing up to {}", at.seq, at.seq + 1, acknowledged->seq)});
  }
  if (acknowledged != nullptr && mac_at_acknowledged != acknowledged->mac) {
    return std::optional(Finding{stored.chain, acknowledged->seq, "record is not the one that was acknowledged"});
  }
  if (stored.seq != at.seq || stored.mac != at.mac) {
    return std::optional(Finding{stored.chain, at.seq + 1,
                                 fmt::format("the chain's head says {} records, there are {}", stored.seq, at.seq)});
  }
  return std::optional<Finding>();
}

}  // namespace

Result<std::vector<Finding>> walk_chains(const AuditStore& audit, const AuditHeads& acknowledged, const KeyRing& ring) {
  GUARDIAN_TRY(const auto stored, audit.heads());
  std::vector<Finding> findings;
  std::set<std::string, std::less<>> seen;
  for (const auto& head : stored) {
    seen.insert(head.chain);
    const auto known = acknowledged.find(head.chain);
    GUARDIAN_TRY(auto finding, walk_chain(audit, head, known == acknowledged.end() ? nullptr : &known->second, ring));
    if (finding) findings.push_back(std::move(*finding));
  }
  for (const auto& [chain, head] : acknowledged) {
    if (seen.contains(chain)) continue;
    // The row of the head is gone; if its records are still there they are walked, else all is missing.
    AuditHead none;
    none.chain = chain;
    GUARDIAN_TRY(auto finding, walk_chain(audit, none, &head, ring));
    if (finding) findings.push_back(std::move(*finding));
  }
  return findings;
}

Result<std::optional<Finding>> walk_one_chain(const AuditStore& audit, std::string_view chain,
                                              const AuditHeads& acknowledged, const KeyRing& ring) {
  GUARDIAN_TRY(const auto stored, audit.head(chain));
  const auto known = acknowledged.find(chain);
  return walk_chain(audit, stored, known == acknowledged.end() ? nullptr : &known->second, ring);
}

}  // namespace guardian::domain
