#include "domain/audit/audit_record.h"

#include <cstdint>

namespace guardian::domain {
namespace {

void put_number(std::string& out, std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>((bits >> shift) & 0xff));
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, static_cast<std::int64_t>(text.size()));
  out.append(text);
}

}  // namespace

std::string canonical_form(const AuditRecord& record) {
  std::string out;
  put_text(out, record.chain);
  put_number(out, record.seq);
  put_number(out, record.time.time_since_epoch().count());
  put_text(out, record.actor);
  put_text(out, record.action);
  put_text(out, record.object);
  put_text(out, record.result);
  put_text(out, record.ip);
  put_text(out, record.request_id);
  put_text(out, record.detail);
  put_number(out, record.key_version);
  return out;
}

std::string record_mac(const HmacSha256& secret, std::string_view previous_mac, const AuditRecord& record) {
  using namespace std::string_view_literals;
  std::string previous;
  put_text(previous, previous_mac);
  return to_hex(secret.sign({"audit-record/v1\0"sv, previous, canonical_form(record)}));
}

}  // namespace guardian::domain
