#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"
#include "domain/custom_attributes/custom_attribute.h"
#include "domain/store/database.h"

namespace guardian::domain {

// What a caller wants to be true of an attribute; absent members stay as they are.
struct CustomAttributeChange {
  std::optional<std::vector<CustomAttributeRule>> rules;  // bounded and without twins
  std::optional<std::string> default_value;
};

// A value for one device.
struct AttributeSetting {
  std::string deviceid;   // as people write it
  std::string attribute;  // its name
  std::string value;      // empty: the device's own value goes, and rules decide again
};
struct RefusedSetting {
  std::size_t index = 0;  // of the settings
  std::string why;
};
struct SettingOutcome {
  int updated = 0;  // settings that hold now
  std::vector<RefusedSetting> refused;
  bool changed = false;  // anything
};

// Inside a change, without an audit record: sets what can be set and tells the rest. Of two settings of one device and
// attribute the later holds.
Result<SettingOutcome> set_attribute_values(Tx& tx, const AccessScope& scope,
                                            const std::vector<AttributeSetting>& settings);

// Changes custom attributes: one transaction with its audit record each. forbidden: no right to write. Any thread.
class CustomAttributeService {
 public:
  CustomAttributeService(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // All attributes of the tenant: those of the system by number, then its own by name. With `changed_after`: those that
  // the tenant has changed since, in the same order.
  static Result<std::vector<CustomAttribute>> list(const Reader& reader, const AccessScope& scope,
                                                   const ListBounds& bounds);

  // Returns the id. conflict: the name is taken, or there are kMostAttributes; invalid_argument: a rule names no
  // filter.
  Result<std::string> create(const AccessScope& scope, std::string_view name, const CustomAttributeChange& change,
                             std::string_view request_id);
  // not_found; invalid_argument: a rule names no filter, or a value is none of those a system attribute may have.
  Result<void> update(const AccessScope& scope, std::string_view id, const CustomAttributeChange& change,
                      std::string_view request_id);
  // With all values of it. not_found; conflict: it is an attribute of the system.
  Result<void> remove(const AccessScope& scope, std::string_view id, std::string_view request_id);

  // Sets what can be set and tells the rest. Of two settings of one device and attribute the later holds.
  Result<SettingOutcome> set_values(const AccessScope& scope, const std::vector<AttributeSetting>& settings,
                                    std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
