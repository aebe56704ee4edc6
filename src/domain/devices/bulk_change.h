#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"
#include "domain/devices/device.h"
#include "domain/devices/device_service.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Which devices: these, or what a query finds (its order and page do not count).
struct BulkSelection {
  std::optional<std::vector<std::string>> deviceids;  // as people write them
  DeviceQuery query;
};

// What is done with each of them.
struct BulkTag {
  TagName tag;
};
struct BulkUntag {
  TagName tag;
};
struct BulkAttribute {
  std::string name;
  std::string value;  // empty: the device's own value goes
};
struct BulkSite {
  std::string site_id;
};
using BulkAction = std::variant<BulkTag, BulkUntag, BulkAttribute, BulkSite>;
std::string_view action_word(const BulkAction& action);  // "tag"

struct BulkProblem {
  std::string deviceid;
  std::string why;
};
struct BulkChangeOutcome {
  bool match_changed = false;  // `expected` was another number: nothing was done
  std::int64_t total = 0;
  std::int64_t done = 0;  // for which it holds now, changed or not
  std::int64_t failed = 0;
  std::vector<BulkProblem> problems;  // the first kMostProblems
};

// One change of many devices by a person: by the rules that change one. Any thread.
class BulkChange {
 public:
  static constexpr std::int64_t kMostDevices = 10'000;
  static constexpr std::size_t kMostProblems = 20;
  static constexpr std::size_t kDevicesAtOnce = 500;  // a transaction: it holds the writer briefly

  BulkChange(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // How many it is about: of named devices how many different ones are named.
  Result<std::int64_t> count(const AccessScope& scope, const BulkSelection& selection) const;

  // The devices that are meant when it begins, kDevicesAtOnce in a transaction; the first writes the one audit record.
  // A failure leaves what was done: the call can be made again. forbidden: no right to write; invalid_argument: more
  // than kMostDevices; not_found: no such custom attribute, or site.
  Result<BulkChangeOutcome> run(const AccessScope& scope, const BulkSelection& selection, const BulkAction& action,
                                std::optional<std::int64_t> expected, std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
