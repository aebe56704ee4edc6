#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"

namespace guardian::domain {

// A device that the filter selects gets the value, unless a rule before it has decided.
struct CustomAttributeRule {
  std::string filter_id;
  std::string filter_name;  // read from the filter; writes ignore it
  std::string value;
  bool operator==(const CustomAttributeRule&) const = default;
};

// A fact about devices that the tenant itself has named: a value set on a device holds, else that of the first rule
// whose filter selects the device, else the default.
struct CustomAttribute {
  std::string id;             // 24 hex
  std::string name;           // unique in the tenant
  std::string default_value;  // empty: none
  Instant created_at;
  std::vector<CustomAttributeRule> rules;  // in the order in which they are tried; each value and each filter once
};

// The attributes that every tenant has. A tenant's own rules and default of one are a stored CustomAttribute of its id.
struct SystemAttribute {
  std::string_view id;
  std::string_view name;
  int number;                                // of its field
  std::span<const std::string_view> values;  // that it may have
};
std::span<const SystemAttribute> system_attributes();
const SystemAttribute* find_system_attribute(std::string_view id);  // null: none
// As the tenant sees it before anybody changed it.
CustomAttribute unchanged(const SystemAttribute& system);

// The member of a device's `attr` that holds the value: panwIoTFname_1001, panwIoTFname_<id>.
std::string attribute_field_of(std::string_view attribute_id);

inline constexpr std::size_t kLongestAttributeText = 255;  // a name, a value
inline constexpr std::size_t kMostAttributes = 200;        // of a tenant
inline constexpr std::size_t kMostAttributeRules = 50;

struct CustomAttributeValue {
  std::string device_id;
  std::string attribute_id;
  std::string value;  // empty: none is set
};

class CustomAttributeStore {
 public:
  virtual ~CustomAttributeStore() = default;
  // What is stored, with rules, by name; of `bounds` only `changed_after`.
  virtual Result<std::vector<CustomAttribute>> list(const AccessScope& scope, const ListBounds& bounds) const = 0;
  virtual Result<std::optional<CustomAttribute>> find(const AccessScope& scope, std::string_view id) const = 0;
  // Values set on these devices, by device and attribute; also of attributes that have been removed.
  virtual Result<std::vector<CustomAttributeValue>> values_of(const AccessScope& scope,
                                                              const std::vector<std::string>& device_ids) const = 0;

  // conflict: the name is taken.
  virtual Result<void> insert(const AccessScope& scope, const CustomAttribute& attribute) = 0;
  // The default and the rules. not_found: there is none of this id.
  virtual Result<void> update(const AccessScope& scope, const CustomAttribute& attribute) = 0;
  // With its rules, without the values of devices. False: there was none.
  virtual Result<bool> remove(const AccessScope& scope, std::string_view id) = 0;
  // At most `limit` values of one attribute; returns how many went.
  virtual Result<int> remove_values(const AccessScope& scope, std::string_view attribute_id, int limit) = 0;
  // `is_new`: the device has no value of the attribute; else it has one. An empty value takes it away.
  virtual Result<void> set_value(const AccessScope& scope, const CustomAttributeValue& value, bool is_new) = 0;
};

}  // namespace guardian::domain
