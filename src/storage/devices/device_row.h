#pragma once

#include <string>
#include <string_view>

#include "domain/devices/device.h"
#include "storage/filters/filter_condition.h"
#include "storage/session.h"

namespace guardian::storage {

// The columns of a device, in the order every query of devices has, with `attributes` last.
struct DeviceRow {
  std::string device_id, deviceid, mac, ip_address, hostname, category, profile, profile_type, profile_vertical, vendor,
      model, os_group, site_id;
  Nullable<std::string> site_name;
  long long risk_score = 0;
  std::string risk_level;
  long long confidence_score = 0, first_seen = 0, last_activity = 0, monitored = 0;
  Nullable<long long> traffic_restricted;
  long long critical_alerts = 0, warning_alerts = 0, caution_alerts = 0, info_alerts = 0, version = 0;
  std::string import_id, attributes;
  void columns(Columns& into) {
    into(device_id)(deviceid)(
        mac)(ip_address)(hostname)(category)(profile)(profile_type)(profile_vertical)(vendor)(model)(os_group)(site_id)(site_name)(risk_score)(risk_level)(confidence_score)(first_seen)(last_activity)(monitored)(traffic_restricted)(critical_alerts)(warning_alerts)(caution_alerts)(info_alerts)(version)(import_id)(attributes);
  }
};

Result<domain::DeviceDetail> device_of(DeviceRow row);

// What stands for a device whose host name is unknown.
inline const std::string& shown_name(const domain::Device& device) {
  return device.hostname.empty() ? device.deviceid : device.hostname;
}

// What a listing is sorted by, and the value that a device has there. Not for DeviceSort::attribute.
std::array<SqlWords, 2> sort_keys(domain::DeviceSort sort);
domain::ListPosition::Value sort_value(domain::DeviceSort sort, const domain::Device& device);

// The ORDER BY of a listing: one of a fixed list. Ties go by id, so that the order is total; an absent MAC
// or address is empty text and so sorts below every other. For DeviceSort::attribute the query must have
// Part::attribute and the parameter `sort_attribute`.
std::string_view order_clause(Engine engine, domain::DeviceSort sort, domain::Direction direction);
// The same order in words that keep SQLite from walking the order's index: a search looks at columns outside
// it, and reading the table from end to end beats a million jumps. For SQLite only.
std::string_view scanning_order_clause(domain::DeviceSort sort, domain::Direction direction);

}  // namespace guardian::storage
