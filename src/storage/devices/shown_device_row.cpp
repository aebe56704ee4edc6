#include "storage/devices/shown_device_row.h"

#include <utility>

#include "storage/columns.h"

namespace guardian::storage {

Result<domain::ShownDevice> shown_device_of(ShownDeviceRow row) {
  domain::ShownDevice device;
  device.deviceid = std::move(row.deviceid);
  device.hostname = std::move(row.hostname);
  device.ip_address = std::move(row.ip_address);
  device.category = std::move(row.category);
  device.profile = std::move(row.profile);
  device.profile_vertical = std::move(row.profile_vertical);
  device.vendor = std::move(row.vendor);
  device.model = std::move(row.model);
  device.os_group = std::move(row.os_group);
  device.site_id = std::move(row.site_id);
  if (row.site_name.has_value()) device.site_name = std::move(row.site_name.value);
  GUARDIAN_TRY(device.risk_score, read_int(row.risk_score, 0, 100, "device.risk_score"));
  device.risk_level = std::move(row.risk_level);
  GUARDIAN_TRY(device.confidence_score, read_int(row.confidence_score, 0, 100, "device.confidence_score"));
  GUARDIAN_TRY(device.last_activity, read_instant(row.last_activity, "device.last_activity"));
  if (row.traffic_restricted.has_value()) {
    GUARDIAN_TRY(device.traffic_restricted, read_flag(row.traffic_restricted.value, "device.traffic_restricted"));
  }
  return device;
}

}  // namespace guardian::storage
