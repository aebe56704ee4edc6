#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// A rule of a firewall, as its manager uploaded it.
struct SecurityRule {
  std::string device_group;
  std::string uuid;  // unique in its device group
  std::string name;  // empty: the rule has none
  std::string update_source;
  Instant updated_at;
  std::string document;  // JSON object, as uploaded
  bool operator==(const SecurityRule&) const = default;
};

class SecurityRuleStore {
 public:
  virtual ~SecurityRuleStore() = default;
  virtual Result<std::vector<SecurityRule>> list(const AccessScope& scope) const = 0;  // by device group and uuid
  virtual Result<std::int64_t> count(const AccessScope& scope) const = 0;
  enum class Saved { unchanged, changed, inserted };
  // Inserts, or replaces the rule of that device group and uuid. Unchanged: it has the very document already.
  virtual Result<Saved> save(const AccessScope& scope, const SecurityRule& rule) = 0;
  // Removes every rule, of every device group, whose uuid is not among these; returns how many.
  virtual Result<int> remove_others(const AccessScope& scope, const std::vector<std::string>& uuids) = 0;
};

}  // namespace guardian::domain
