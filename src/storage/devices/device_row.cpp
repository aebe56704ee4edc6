#include "storage/devices/device_row.h"

#include <array>
#include <limits>

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

std::string_view order_clause(domain::DeviceSort sort, domain::Direction direction) {
  const bool up = direction == domain::Direction::ascending;
  switch (sort) {
    case domain::DeviceSort::mac:
      return up ? "ORDER BY d.mac, d.device_id" : "ORDER BY d.mac DESC, d.device_id DESC";
    case domain::DeviceSort::hostname:
      return up ? "ORDER BY d.shown_name, d.device_id" : "ORDER BY d.shown_name DESC, d.device_id DESC";
    case domain::DeviceSort::ip_address:
      return up ? "ORDER BY d.ip_key, d.device_id" : "ORDER BY d.ip_key DESC, d.device_id DESC";
    case domain::DeviceSort::category:
      return up ? "ORDER BY d.category, d.device_id" : "ORDER BY d.category DESC, d.device_id DESC";
    case domain::DeviceSort::profile:
      return up ? "ORDER BY d.profile, d.device_id" : "ORDER BY d.profile DESC, d.device_id DESC";
    case domain::DeviceSort::vendor:
      return up ? "ORDER BY d.vendor, d.device_id" : "ORDER BY d.vendor DESC, d.device_id DESC";
    case domain::DeviceSort::site_name:
      return up ? "ORDER BY COALESCE(s.name, ''), d.device_id" : "ORDER BY COALESCE(s.name, '') DESC, d.device_id DESC";
    case domain::DeviceSort::risk_score:
      return up ? "ORDER BY d.risk_score, d.device_id" : "ORDER BY d.risk_score DESC, d.device_id DESC";
    case domain::DeviceSort::last_activity:
      return up ? "ORDER BY d.last_activity, d.device_id" : "ORDER BY d.last_activity DESC, d.device_id DESC";
    case domain::DeviceSort::deviceid:
      return up ? "ORDER BY d.deviceid, d.device_id" : "ORDER BY d.deviceid DESC, d.device_id DESC";
  }
  return "ORDER BY d.mac, d.device_id";
}

std::string_view scanning_order_clause(domain::DeviceSort sort, domain::Direction direction) {
  constexpr std::size_t kSorts = 10;
  static const auto clauses = [] {
    constexpr std::string_view kLead = "ORDER BY ";
    std::array<std::string, 2 * kSorts> made;
    for (std::size_t i = 0; i < made.size(); ++i) {
      const auto plain = order_clause(static_cast<domain::DeviceSort>(i / 2),
                                      i % 2 == 0 ? domain::Direction::ascending : domain::Direction::descending);
      made[i].append(kLead).append("+").append(plain.substr(kLead.size()));  // a unary plus is no column
    }
    return made;
  }();
  return clauses.at(2 * static_cast<std::size_t>(sort) + (direction == domain::Direction::descending ? 1 : 0));
}

}  // namespace guardian::storage
