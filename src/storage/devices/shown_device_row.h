#pragma once

#include <string>

#include "domain/devices/shown_device.h"
#include "storage/session.h"

namespace guardian::storage {

// What other tables' items show of a device, in the order their queries have it.
struct ShownDeviceRow {
  std::string deviceid, hostname, ip_address, category, profile, profile_vertical, vendor, model, os_group, site_id;
  Nullable<std::string> site_name;
  long long risk_score = 0;
  std::string risk_level;
  long long confidence_score = 0, last_activity = 0;
  Nullable<long long> traffic_restricted;
  void columns(Columns& into) {
    into(deviceid)(hostname)(ip_address)(category)(profile)(profile_vertical)(vendor)(model)(os_group)(site_id);
    into(site_name)(risk_score)(risk_level)(confidence_score)(last_activity)(traffic_restricted);
  }
};

Result<domain::ShownDevice> shown_device_of(ShownDeviceRow row);

}  // namespace guardian::storage
