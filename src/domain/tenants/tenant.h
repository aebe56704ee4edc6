#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace guardian::domain {

enum class TenantState { active, suspended };

// What an operator may set per tenant (`tenant set NAME KEY=VALUE`). Stored as one JSON document.
struct TenantSettings {
  int calls_per_minute = 0;           // per operation; 0: the contract's own figure; -1: unlimited
  int max_active_keys = 5;            // per user, 1..1000
  int max_key_days = 3650;            // 1..3650
  bool credentials_in_query = false;  // accept key_id and access_key as query parameters
  int session_idle_minutes = 60;      // 5..720
  int session_hours = 12;             // 1..24
  std::string tsg_id;                 // 1..19 digits that OAuth clients name the tenant by; empty: none
  bool operator==(const TenantSettings&) const = default;
};

// The settings that are whole numbers, with their range: read, written, checked and listed from here.
struct NumberSetting {
  std::string_view name;
  int TenantSettings::*field;
  int lowest;
  int highest;
  bool by_owner;  // else the operator's alone, since it bears on others
};
std::span<const NumberSetting> number_settings();
inline constexpr std::string_view kCredentialsInQuery = "credentials_in_query";  // an owner may set it too
// Whether the tenant's owners may set it, besides the operator.
bool owner_may_set(std::string_view name);

std::string write_tenant_settings(const TenantSettings& settings);
Result<TenantSettings> parse_tenant_settings(std::string_view json);
// One `KEY=VALUE` of the command line; the error names the key and its range, or lists the keys.
Result<void> apply_setting(TenantSettings& settings, std::string_view assignment);

struct Tenant {
  std::string id;    // 24 hex
  std::string name;  // [a-z0-9-]{1,63}: `customerid`, compared exactly
  TenantState state = TenantState::active;
  TenantSettings settings;
  Instant created_at;
};

bool is_valid_tenant_name(std::string_view name);
bool is_valid_tsg_id(std::string_view text);  // 1..19 digits
// Whether a client that names `name` means this tenant: by its name, or by its tsg_id when it has one.
bool names_tenant(std::string_view name, std::string_view tenant_name, const TenantSettings& settings);

class TenantStore {
 public:
  virtual ~TenantStore() = default;
  virtual Result<std::optional<Tenant>> find_by_name(std::string_view name) const = 0;
  virtual Result<std::optional<Tenant>> find(std::string_view id) const = 0;
  virtual Result<std::vector<Tenant>> list() const = 0;  // by name

  virtual Result<void> insert(const Tenant& tenant) = 0;  // conflict: the name exists
  virtual Result<void> update(const Tenant& tenant) = 0;  // state and settings
  // The tenant, all its rows in every table, its directory entries, and users left without a membership.
  // Its audit chain stays.
  virtual Result<void> remove(std::string_view id) = 0;
};

}  // namespace guardian::domain
