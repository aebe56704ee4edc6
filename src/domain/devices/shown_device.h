#pragma once

#include <optional>
#include <string>

#include "base/clock.h"

namespace guardian::domain {

// What an alert or a vulnerability instance shows of its device, as the device is now. Text is empty when unknown.
struct ShownDevice {
  std::string deviceid;  // the current one, also after the device was renamed
  std::string hostname;
  std::string ip_address;
  std::string category;
  std::string profile;
  std::string profile_vertical;
  std::string vendor;
  std::string model;
  std::string os_group;
  std::string site_id;
  std::string site_name;
  int risk_score = 0;  // 0..100
  std::string risk_level;
  int confidence_score = 0;  // 0..100
  Instant last_activity;
  std::optional<bool> traffic_restricted;
};

}  // namespace guardian::domain
