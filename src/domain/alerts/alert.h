#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"
#include "domain/devices/device.h"
#include "domain/devices/shown_device.h"
#include "domain/filters/filter_expression.h"

namespace guardian::domain {

struct Alert {
  std::string id;           // 24 hex
  std::string zb_ticketid;  // "alert-..."
  std::string device_id;    // our immutable id
  Instant date;
  std::string type;         // "policy_alert"
  int severity = 0;         // 1 info, 2 low, 3 medium, 4 high
  bool resolved = false;
  std::string document;     // the whole item in the API's own shape, as imported, with what was changed since
  std::string import_id;    // as Device::import_id
  std::string name;
  Instant updated_at;       // when we last wrote it: its import, or a change through the API
};

// "info", "low", "medium", "high"; empty for any other number.
std::string_view alert_severity_word(int severity);

struct AlertItem {
  Alert alert;
  ShownDevice device;
};

enum class AlertSort { date, severity };

struct AlertQuery {
  std::optional<Instant> since;          // date >=
  std::optional<Instant> updated_since;  // updated_at >=
  std::string type;                      // empty: all
  std::optional<bool> resolved;
  std::optional<std::string> device_id;  // our immutable id
  std::string ticket;                    // zb_ticketid; empty: all
  std::optional<FilterAt> filter;        // over alert_filter_collection()
  AlertSort sort = AlertSort::date;      // ties by date, then id, in the same direction
  Direction direction = Direction::descending;
  ListBounds bounds;
  std::int64_t offset = 0;
  std::int64_t limit = 1000;
};

// Behind this alert, in the order of the query.
ListPosition position_of(const AlertQuery& query, const Alert& alert);

class AlertStore {
 public:
  virtual ~AlertStore() = default;
  virtual Result<std::optional<Alert>> find(const AccessScope& scope, std::string_view id) const = 0;
  // How many a query finds; ignores offset and limit.
  virtual Result<std::int64_t> count(const AccessScope& scope, const AlertQuery& query = {}) const = 0;
  // The ids of a page. They are read by the narrow index alone; `read` then brings the items, a few at a time.
  virtual Result<std::vector<std::string>> list_ids(const AccessScope& scope, const AlertQuery& query) const = 0;
  // The alerts of these ids, in this order; those that do not exist are left out. Up to 15 KB each.
  virtual Result<std::vector<AlertItem>> read(const AccessScope& scope, const std::vector<std::string>& ids) const = 0;
  // A kind is a name and a type. The id of the latest alert of each kind, by name, then type.
  virtual Result<std::vector<std::string>> list_kinds(const AccessScope& scope, std::int64_t offset,
                                                      std::int64_t limit) const = 0;
  virtual Result<std::int64_t> count_kinds(const AccessScope& scope) const = 0;

  // Inserts, or replaces the alert of that id.
  virtual Result<void> save(const AccessScope& scope, const Alert& alert) = 0;
};

}  // namespace guardian::domain
