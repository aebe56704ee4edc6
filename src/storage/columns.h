#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "domain/access/access_key.h"
#include "domain/imports/import_record.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"
#include "storage/session.h"

// Between columns and values. Stored bytes are untrusted: whoever holds the file may have changed them. A
// value that no code of ours writes gives ErrorCode::corrupt, which names table and column, not the value.
namespace guardian::storage {

Error corrupt_column(std::string_view table_and_column);

Result<Instant> read_instant(long long milliseconds, std::string_view column);
Result<std::optional<Instant>> read_instant(const Nullable<long long>& milliseconds, std::string_view column);
Result<int> read_int(long long value, int least, int most, std::string_view column);
Result<bool> read_flag(long long value, std::string_view column);

Result<domain::Role> read_role(std::string_view text);
Result<domain::Access> read_access(std::string_view text);
Result<domain::KeyState> read_key_state(std::string_view text);
Result<std::optional<domain::DetectedDateForm>> read_detected_date_form(std::string_view text);
Result<domain::TenantState> read_tenant_state(std::string_view text);
Result<domain::MemberState> read_member_state(std::string_view text);
Result<domain::ImportState> read_import_state(std::string_view text);
std::string_view stored_text(domain::KeyState state);
std::string_view stored_text(std::optional<domain::DetectedDateForm> form);  // empty: by mount
std::string_view stored_text(domain::TenantState state);
std::string_view stored_text(domain::MemberState state);
std::string_view stored_text(domain::ImportState state);

// Networks stand in one column, separated by a space.
Result<std::vector<Cidr>> read_networks(std::string_view text);
std::string stored_networks(const std::vector<Cidr>& networks);

// Sorts as the address does: 32 hex digits; other text behind all addresses; empty before them.
std::string ip_sort_key(std::string_view ip);

// ["a","b"]: a list as one bound value, for JSON_TEXTS.
template <typename Strings>
std::string json_list(const Strings& strings);

}  // namespace guardian::storage
