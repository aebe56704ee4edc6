#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/devices/demo_families.h"
#include "domain/devices/demo_inventory.h"

namespace guardian::domain {
namespace {

// What devices with an application talk to by it, as a firewall would name it.
struct Habit {
  std::string_view application;
  std::string_view service;
  std::string_view destination;  // a profile inside, a name outside
  bool outside;
};
constexpr Habit kHabits[] = {
    {"hl7", "tcp/2575", "Dell Server", false},
    {"philips-intellivue", "udp/24105", "Dell Server", false},
    {"alaris", "tcp/3613", "Dell Server", false},
    {"dicom", "tcp/104", "Dell Server", false},
    {"rtsp", "tcp/554", "Milestone Video Server", false},
    {"onvif", "tcp/8000", "Milestone Video Server", false},
    {"bacnet", "udp/47808", "Johnson Controls Building Controller", false},
    {"s7comm", "tcp/102", "Siemens HMI Panel", false},
    {"profinet", "udp/34964", "Siemens HMI Panel", false},
    {"modbus", "tcp/502", "Schneider Modicon PLC", false},
    {"ethernet-ip", "tcp/44818", "Rockwell ControlLogix PLC", false},
    {"snmp", "udp/161", "Dell Server", false},
    {"ipp", "tcp/631", "PC-Windows", false},
    {"smb", "tcp/445", "Dell Server", false},
    {"kerberos", "tcp/88", "Dell Server", false},
    {"sip", "tcp/5061", "Cisco Call Manager", false},
    {"dhcp", "udp/67", "Dell Server", false},
    {"mqtt", "tcp/8883", "iot.acme.example", true},
    {"apns", "tcp/5223", "courier.push.apple.com", true},
    {"https", "tcp/443", "updates.acme.example", true},
};

const Habit* habit_of(std::string_view application) {
  const auto* found = std::find_if(std::begin(kHabits), std::end(kHabits),
                                   [&](const Habit& one) { return one.application == application; });
  return found == std::end(kHabits) ? nullptr : found;
}

std::vector<std::string_view> parts_of(std::string_view list) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < list.size();) {
    const auto comma = std::min(list.find(',', at), list.size());
    parts.push_back(list.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

void write_list(JsonWriter& json, std::string_view member, std::string_view only) {
  json.key(member).begin_array();
  if (!only.empty()) json.value(only);
  json.end_array();
}

std::string policy_of(const DemoFamily& family, const Habit& habit, std::size_t number, Instant now) {
  std::string text;
  JsonWriter json(text);
  json.begin_object()
      .member("id", fmt::format("{:032x}", 0xac3e0000 + number))
      .member("policySetName", fmt::format("{} baseline", family.profile))
      .member("geo", habit.outside ? "internet" : "intranet")
      .member("action", "allow")
      .member("lastActivityTime", format_time(now - std::chrono::hours(1 + number % 60)));
  write_list(json, "sourceProfiles", family.profile);
  write_list(json, "sourceZones", fmt::format("{}", name_of(family.segment)));
  write_list(json, "apps", habit.application);
  write_list(json, "destinationZones", habit.outside ? "untrust" : "servers");
  write_list(json, "destinationProfiles", habit.outside ? "" : habit.destination);
  write_list(json, "destinationFqdnList", habit.outside ? habit.destination : "");
  write_list(json, "services", habit.service);
  json.key("securityProfiles").begin_array();
  if (habit.outside)
    json.begin_object().member("type", "url-filtering").member("name", "default").end_object();
  else
    json.begin_object().member("type", "vulnerability").member("name", "strict").end_object();
  json.end_array().end_object();
  return text;
}

}  // namespace

std::vector<std::string> demo_policies(Instant now) {
  std::vector<std::string> out;
  for (const DemoFamily& family : demo_families()) {
    for (const auto application : parts_of(family.applications)) {
      if (const Habit* habit = habit_of(application)) out.push_back(policy_of(family, *habit, out.size(), now));
    }
  }
  return out;
}

}  // namespace guardian::domain
