#include "storage/devices/device_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <string>

#include "storage/columns.h"

namespace guardian::storage {

Result<domain::DeviceDetail> device_of(DeviceRow row) {
  constexpr int kMany = std::numeric_limits<int>::max();
  domain::DeviceDetail detail;
  domain::Device& device = detail.device;
  device.id = std::move(row.device_id);
  device.deviceid = std::move(row.deviceid);
  device.mac = std::move(row.mac);
  device.ip_address = std::move(row.ip_address);
  device.hostname = std::move(row.hostname);
  device.category = std::move(row.category);
  device.profile = std::move(row.profile);
  device.profile_type = std::move(row.profile_type);
  device.profile_vertical = std::move(row.profile_vertical);
  device.vendor = std::move(row.vendor);
  device.model = std::move(row.model);
  device.os_group = std::move(row.os_group);
  device.site_id = std::move(row.site_id);
  if (row.site_name.has_value()) device.site_name = std::move(row.site_name.value);
  GUARDIAN_TRY(device.risk_score, read_int(row.risk_score, 0, 100, "device.risk_score"));
  device.risk_level = std::move(row.risk_level);
  GUARDIAN_TRY(device.confidence_score, read_int(row.confidence_score, 0, 100, "device.confidence_score"));
  GUARDIAN_TRY(device.first_seen, read_instant(row.first_seen, "device.first_seen"));
  GUARDIAN_TRY(device.last_activity, read_instant(row.last_activity, "device.last_activity"));
  GUARDIAN_TRY(device.monitored, read_flag(row.monitored, "device.monitored"));
  if (row.traffic_restricted.has_value()) {
    GUARDIAN_TRY(device.traffic_restricted, read_flag(row.traffic_restricted.value, "device.traffic_restricted"));
  }
  GUARDIAN_TRY(device.critical_alerts, read_int(row.critical_alerts, 0, kMany, "device.critical_alerts"));
  GUARDIAN_TRY(device.warning_alerts, read_int(row.warning_alerts, 0, kMany, "device.warning_alerts"));
  GUARDIAN_TRY(device.caution_alerts, read_int(row.caution_alerts, 0, kMany, "device.caution_alerts"));
  GUARDIAN_TRY(device.info_alerts, read_int(row.info_alerts, 0, kMany, "device.info_alerts"));
  if (row.version < 1) return corrupt_column("device.version");
  device.version = row.version;
  device.import_id = std::move(row.import_id);
  if (!row.attributes.empty()) detail.attributes = std::move(row.attributes);
  return detail;
}

namespace {

// What each order sorts by. Indexed by DeviceSort.
constexpr std::array<SqlWords, domain::kDeviceSorts> kSortKeys = {
    "d.mac",
    "d.shown_name",
    "d.ip_key",
    "d.category",
    "d.profile",
    "d.vendor",
    "COALESCE(s.name, '')",
    "d.risk_score",
    "d.last_activity",
    "d.deviceid",
    "d.model",
    "d.os_group",
    "d.profile_type",
    "d.profile_vertical",
    "CASE d.risk_level WHEN 'Low' THEN 1 WHEN 'Medium' THEN 2 WHEN 'High' THEN 3 WHEN 'Critical' THEN 4 ELSE 0 END",
    "d.confidence_score",
    "d.site_id",
    "d.first_seen",
    "d.monitored",
    "COALESCE(d.traffic_restricted, -1)",
    "d.critical_alerts",
    "d.warning_alerts",
    "d.caution_alerts",
    "d.info_alerts",
    "d.device_id",
    "",  // by engine, see below
};
// `:sort_attribute` is a path on SQLite, a name on PostgreSQL. By bytes on both, like every other text.
constexpr std::string_view kAttributeKeySqlite =
    "COALESCE(CAST(json_extract(x.attributes, :sort_attribute) AS TEXT), '')";
constexpr std::string_view kAttributeKeyPostgresql =
    "COALESCE(CAST(x.attributes AS jsonb) ->> :sort_attribute, '') COLLATE \"C\"";

// The clause of every order, made once: sessions know a statement by the address of its text.
class OrderClauses {
 public:
  explicit OrderClauses(std::string_view attribute_key, bool scanning) {
    for (std::size_t i = 0; i < made_.size(); ++i) {
      const auto sort = i / 2;
      const auto key =
          sort == static_cast<std::size_t>(domain::DeviceSort::attribute) ? attribute_key : kSortKeys[sort].text();
      const std::string_view way = i % 2 == 0 ? "" : " DESC";
      made_[i] = fmt::format("ORDER BY {}{}{}, d.device_id{}", scanning ? "+" : "", key, way, way);
    }
  }
  std::string_view of(domain::DeviceSort sort, domain::Direction direction) const {
    return made_.at(2 * static_cast<std::size_t>(sort) + (direction == domain::Direction::descending ? 1 : 0));
  }

 private:
  std::array<std::string, 2 * domain::kDeviceSorts> made_;
};

}  // namespace

std::array<SqlWords, 2> sort_keys(domain::DeviceSort sort) {
  return {kSortKeys.at(static_cast<std::size_t>(sort)), "d.device_id"};
}

domain::ListPosition::Value sort_value(domain::DeviceSort sort, const domain::Device& device) {
  using Sort = domain::DeviceSort;
  const auto number = [](std::int64_t value) { return domain::ListPosition::Value(value); };
  switch (sort) {
    case Sort::mac:
      return device.mac;
    case Sort::hostname:
      return shown_name(device);
    case Sort::ip_address:
      return ip_sort_key(device.ip_address);
    case Sort::category:
      return device.category;
    case Sort::profile:
      return device.profile;
    case Sort::vendor:
      return device.vendor;
    case Sort::site_name:
      return device.site_name;
    case Sort::risk_score:
      return number(device.risk_score);
    case Sort::last_activity:
      return number(device.last_activity.time_since_epoch().count());
    case Sort::deviceid:
      return device.deviceid;
    case Sort::model:
      return device.model;
    case Sort::os_group:
      return device.os_group;
    case Sort::profile_type:
      return device.profile_type;
    case Sort::profile_vertical:
      return device.profile_vertical;
    case Sort::risk_level: {
      constexpr std::array<std::string_view, 4> kLevels = {"Low", "Medium", "High", "Critical"};
      const auto* level = std::find(kLevels.begin(), kLevels.end(), device.risk_level);
      return number(level == kLevels.end() ? 0 : level - kLevels.begin() + 1);
    }
    case Sort::confidence_score:
      return number(device.confidence_score);
    case Sort::site_id:
      return device.site_id;
    case Sort::first_seen:
      return number(device.first_seen.time_since_epoch().count());
    case Sort::monitored:
      return number(device.monitored ? 1 : 0);
    case Sort::traffic_restricted:
      return number(!device.traffic_restricted ? -1 : *device.traffic_restricted ? 1 : 0);
    case Sort::critical_alerts:
      return number(device.critical_alerts);
    case Sort::warning_alerts:
      return number(device.warning_alerts);
    case Sort::caution_alerts:
      return number(device.caution_alerts);
    case Sort::info_alerts:
      return number(device.info_alerts);
    case Sort::object_id:
      return device.id;
    case Sort::attribute:
      break;
  }
  std::abort();  // its values are the engine's to write
}

std::string_view order_clause(Engine engine, domain::DeviceSort sort, domain::Direction direction) {
  static const OrderClauses sqlite(kAttributeKeySqlite, false);
  static const OrderClauses postgresql(kAttributeKeyPostgresql, false);
  return (engine == Engine::sqlite ? sqlite : postgresql).of(sort, direction);
}

std::string_view scanning_order_clause(domain::DeviceSort sort, domain::Direction direction) {
  static const OrderClauses scanning(kAttributeKeySqlite, true);  // a unary plus is no column
  return scanning.of(sort, direction);
}

}  // namespace guardian::storage
