#pragma once

#include <string>
#include <string_view>

#include "base/hmac.h"
#include "domain/audit/audit.h"

namespace guardian::domain {

// The bytes a record's MAC covers: every field but the MAC, numbers as 8 bytes (big-endian), texts with
// their length before them, so that no two records share a form. Pure, any thread.
std::string canonical_form(const AuditRecord& record);

// HMAC(secret, "audit-record/v1\0" + mac of the record before + canonical form), as 64 hex.
// `previous_mac` is empty for the first of a chain.
std::string record_mac(const HmacSha256& secret, std::string_view previous_mac, const AuditRecord& record);

}  // namespace guardian::domain
