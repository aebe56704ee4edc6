#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

struct Alert {
  std::string id;           // 24 hex
  std::string zb_ticketid;  // "alert-..."
  std::string device_id;    // our immutable id
  Instant date;
  std::string type;         // "policy_alert"
  int severity = 0;         // 1 info, 2 low, 3 medium, 4 high
  bool resolved = false;
  std::string document;     // the whole item in the API's own shape, as imported
  std::string import_id;    // as Device::import_id
};

class AlertStore {
 public:
  virtual ~AlertStore() = default;
  virtual Result<std::optional<Alert>> find(const AccessScope& scope, std::string_view id) const = 0;
  virtual Result<std::int64_t> count(const AccessScope& scope) const = 0;
  // Inserts, or replaces the alert of that id.
  virtual Result<void> save(const AccessScope& scope, const Alert& alert) = 0;
};

}  // namespace guardian::domain
