#pragma once

#include <string>

#include "domain/devices/device.h"

namespace guardian::domain {

// What network discovery learned about a device of the inventory. Empty: not learned, which changes nothing.
struct DeviceFacts {
  // The latest wins: a device moves.
  std::string ip;
  std::string switch_name;
  std::string switch_ip;
  std::string switch_port;
  // Only where the device has none: others know these better.
  std::string description;
  std::string subnet;
  std::string profile_vertical;
};

// Adds the facts to the device; true when something changed. A device named by its IP address keeps that address,
// and one whose further members would outgrow kMaxAttributeBytes keeps them.
bool add_facts(DeviceDetail& detail, const DeviceFacts& facts);

}  // namespace guardian::domain
