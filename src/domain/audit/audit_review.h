#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit.h"
#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"

namespace guardian::domain {

// What a person looks for. Empty and absent ask nothing.
struct AuditQuestion {
  std::string actor;   // as in a record ("user:<id>"), or the e-mail of a member
  std::string action;  // "member.lock", or a family "member."
  std::string target;  // as in a record, or the e-mail of a member
  std::optional<Instant> from;
  std::optional<Instant> to;
  std::optional<std::int64_t> before;  // seq: go on behind it
  int limit = 100;                     // 1..kMostRecords
};

struct AuditPage {
  struct Item {
    AuditRecord record;
    std::string actor_email;  // empty: no member of today
    std::string target_email;
  };
  std::vector<Item> items;
  std::optional<std::int64_t> next;  // for `before`; absent: nothing older
};

struct AuditVerification {
  std::int64_t records = 0;
  Instant checked_at;
  std::optional<AuditTrail::Finding> finding;  // absent: intact
};

// A tenant's own chain, for its owners and administrators (others: forbidden "no-permission"). Any thread.
class AuditReview {
 public:
  static constexpr int kMostRecords = 500;
  static constexpr std::int64_t kMostLookedThrough = 100'000;
  static constexpr std::chrono::minutes kVerificationKept{5};

  // All must outlive it.
  AuditReview(Database& database, const AuditTrail& trail, const Clock& clock);

  // Newest first. Looks through kMostLookedThrough records at most, so a page may be short and have a next.
  Result<AuditPage> list(const AccessScope& scope, const AuditQuestion& question);
  // Walks the chain, or tells a result of the last kVerificationKept. One walk at a time in the process:
  // unavailable "busy" while another tenant's runs.
  Result<AuditVerification> verify(const AccessScope& scope);

 private:
  std::optional<AuditVerification> find_kept(const std::string& tenant_id);

  Database& database_;
  const AuditTrail& trail_;
  const Clock& clock_;
  std::mutex walking_;
  Guarded<std::map<std::string, AuditVerification, std::less<>>> kept_;  // by tenant
};

}  // namespace guardian::domain
