#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::domain {

// What can be counted by its values; named as in filters. Of alerts and vulnerability instances those of their device
// too, but `tag`.
enum class FacetField {
  category,
  profile,
  profile_type,
  profile_vertical,
  vendor,
  model,
  os_group,
  site,
  tag,
  risk_level,
  monitored,
  traffic_restricted,
  name,      // of alerts and vulnerabilities
  severity,  // the same
  resolved,  // of alerts
  status,    // of vulnerabilities
};
inline constexpr std::size_t kFacetFields = static_cast<std::size_t>(FacetField::status) + 1;

inline constexpr std::int64_t kMostFacetValues = 50;
inline constexpr std::int64_t kMostFacetMatches = 200'000;  // looked at

struct ValueCount {
  std::string value;  // empty: unknown. Flags are "true" and "false"
  std::int64_t count = 0;
};

// Most first, then by value; at most kMostFacetValues.
struct Facet {
  std::vector<ValueCount> values;
  std::int64_t distinct = 0;  // values there are
  std::int64_t counted = 0;   // matches looked at; kMostFacetMatches: there may be more
};

struct ExposedDevice {
  std::string deviceid;
  std::string hostname;  // as people see it
  std::string category;
  std::string profile;
  int risk_score = 0;
  std::string risk_level;
  std::int64_t open_alerts = 0;
  std::int64_t open_vulnerabilities = 0;
};

// By the number of the day since 1970, UTC; days without any are left out.
using CountByDay = std::map<std::int64_t, std::int64_t>;
using SeverityCounts = std::array<std::int64_t, 5>;  // by the number of an alert's severity; 0: any other

struct InventoryOverview {
  std::int64_t devices = 0;
  std::int64_t active_devices = 0;        // in the last 24 hours
  std::vector<ValueCount> by_category;    // the 20 most frequent
  std::vector<ValueCount> by_risk_level;  // by level
  CountByDay new_devices;
  SeverityCounts open_alerts{};
  std::map<std::int64_t, SeverityCounts> raised;  // by day
  CountByDay resolved;                            // by the day of the last change of what is resolved now
  std::vector<ValueCount> open_vulnerabilities;   // by severity
  std::vector<ExposedDevice> most_exposed;        // ten
  std::optional<Instant> newest_activity;
  std::optional<Instant> newest_upload;  // of network discovery
};
inline constexpr int kOverviewDays = 30;

struct OpenFindings {
  std::int64_t alerts = 0;
  std::int64_t vulnerabilities = 0;  // instances
};

// Counts for people: bounded where a list is not. Rows of unfinished imports and of other sites than the caller's are
// left out, as everywhere.
class InventoryCounts {
 public:
  virtual ~InventoryCounts() = default;
  // How many a query finds, but at most `most`.
  virtual Result<std::int64_t> devices_up_to(const AccessScope& scope, const DeviceQuery& query,
                                             std::int64_t most) const = 0;
  // Of the first kMostFacetMatches matches by id: ids are random, so that they are a sample. REQUIRES: the collection
  // has the field.
  virtual Result<Facet> facet_of_devices(const AccessScope& scope, const DeviceQuery& query,
                                         FacetField field) const = 0;
  virtual Result<Facet> facet_of_alerts(const AccessScope& scope, const AlertQuery& query, FacetField field) const = 0;
  virtual Result<Facet> facet_of_vulnerabilities(const AccessScope& scope, const VulnerabilityQuery& query,
                                                 FacetField field) const = 0;
  virtual Result<OpenFindings> open_findings(const AccessScope& scope) const = 0;
  // Days from the start of the one kOverviewDays - 1 before that of `now`.
  virtual Result<InventoryOverview> overview(const AccessScope& scope, Instant now) const = 0;
};

}  // namespace guardian::domain
