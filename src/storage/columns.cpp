#include "storage/columns.h"

#include <fmt/format.h>

#include <set>

#include "base/encoding.h"
#include "base/json_writer.h"

namespace guardian::storage {

namespace {

// 9999-12-31T23:59:59.999Z: the last instant the wire format can show.
constexpr long long kLastMillisecond = 253'402'300'799'999;

template <typename T, std::size_t N>
using NameTable = std::array<std::pair<T, std::string_view>, N>;

constexpr NameTable<domain::KeyState, 3> kKeyStates{{{domain::KeyState::active, "active"},
                                                     {domain::KeyState::disabled, "disabled"},
                                                     {domain::KeyState::revoked, "revoked"}}};
constexpr NameTable<domain::TenantState, 2> kTenantStates{
    {{domain::TenantState::active, "active"}, {domain::TenantState::suspended, "suspended"}}};
constexpr NameTable<domain::MemberState, 2> kMemberStates{
    {{domain::MemberState::active, "active"}, {domain::MemberState::locked, "locked"}}};
constexpr NameTable<domain::ImportState, 3> kImportStates{{{domain::ImportState::staging, "staging"},
                                                           {domain::ImportState::applying, "applying"},
                                                           {domain::ImportState::complete, "complete"}}};

template <typename T, std::size_t N>
Result<T> value_named(const NameTable<T, N>& table, std::string_view text, std::string_view column) {
  for (const auto& [value, name] : table)
    if (name == text) return value;
  return corrupt_column(column);
}

template <typename T, std::size_t N>
std::string_view name_of(const NameTable<T, N>& table, T wanted) {
  for (const auto& [value, name] : table)
    if (value == wanted) return name;
  return {};
}

}  // namespace

Error corrupt_column(std::string_view table_and_column) {
  return {ErrorCode::corrupt, "Stored data is damaged", fmt::format("unexpected value in {}", table_and_column), {}};
}

Result<Instant> read_instant(long long milliseconds, std::string_view column) {
  if (milliseconds < 0 || milliseconds > kLastMillisecond) return corrupt_column(column);
  return Instant(std::chrono::milliseconds(milliseconds));
}

Result<std::optional<Instant>> read_instant(const Nullable<long long>& milliseconds, std::string_view column) {
  if (!milliseconds.has_value()) return std::optional<Instant>();
  GUARDIAN_TRY(const auto instant, read_instant(milliseconds.value, column));
  return std::optional<Instant>(instant);
}

Result<int> read_int(long long value, int least, int most, std::string_view column) {
  if (value < least || value > most) return corrupt_column(column);
  return static_cast<int>(value);
}

Result<bool> read_flag(long long value, std::string_view column) {
  if (value != 0 && value != 1) return corrupt_column(column);
  return value == 1;
}

Result<domain::Role> read_role(std::string_view text) {
  if (const auto role = domain::parse_role(text)) return *role;
  return corrupt_column("membership.role");
}
Result<domain::Access> read_access(std::string_view text) {
  if (const auto access = domain::parse_access(text)) return *access;
  return corrupt_column("access_key.access");
}
Result<domain::KeyState> read_key_state(std::string_view text) {
  return value_named(kKeyStates, text, "access_key.state");
}
Result<std::optional<domain::DetectedDateForm>> read_detected_date_form(std::string_view text) {
  if (text.empty()) return std::optional<domain::DetectedDateForm>();
  const auto form = domain::parse_detected_date_form(text);
  if (!form) return corrupt_column("access_key.detected_date");
  return form;
}
Result<domain::TenantState> read_tenant_state(std::string_view text) {
  return value_named(kTenantStates, text, "tenant.state");
}
Result<domain::MemberState> read_member_state(std::string_view text) {
  return value_named(kMemberStates, text, "membership.state");
}
Result<domain::ImportState> read_import_state(std::string_view text) {
  return value_named(kImportStates, text, "import_record.state");
}
std::string_view stored_text(domain::KeyState state) { return name_of(kKeyStates, state); }
std::string_view stored_text(std::optional<domain::DetectedDateForm> form) {
  return form ? to_string(*form) : std::string_view();
}
std::string_view stored_text(domain::TenantState state) { return name_of(kTenantStates, state); }
std::string_view stored_text(domain::MemberState state) { return name_of(kMemberStates, state); }
std::string_view stored_text(domain::ImportState state) { return name_of(kImportStates, state); }

Result<std::vector<Cidr>> read_networks(std::string_view text) {
  std::vector<Cidr> networks;
  while (!text.empty()) {
    const auto end = text.find(' ');
    const auto network = Cidr::parse(text.substr(0, end));
    if (!network) return corrupt_column("access_key.networks");
    networks.push_back(*network);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return networks;
}

std::string stored_networks(const std::vector<Cidr>& networks) {
  std::string text;
  for (const auto& network : networks) {
    if (!text.empty()) text.push_back(' ');
    text += network.to_string();
  }
  return text;
}

std::string ip_sort_key(std::string_view ip) {
  if (ip.empty()) return {};
  const auto address = IpAddress::parse(ip);
  if (!address) return fmt::format("g{}", ip);
  return hex_encode({reinterpret_cast<const char*>(address->bytes().data()), address->bytes().size()});
}

template <typename Strings>
std::string json_list(const Strings& strings) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const auto& value : strings) json.value(std::string_view(value));
  json.end_array();
  return text;
}
template std::string json_list(const std::vector<std::string>&);
template std::string json_list(const std::set<std::string>&);

}  // namespace guardian::storage
