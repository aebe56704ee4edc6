#include "api/devices/device_column.h"

#include <optional>
#include <vector>

#include "base/time_format.h"

namespace guardian::api {

void write_tag_ids(JsonWriter& json, const std::vector<domain::Tag>& tags) {
  json.begin_array();
  for (const domain::Tag& tag : tags) json.value(tag.id);
  json.end_array();
}

void write_tags(JsonWriter& json, const std::vector<domain::Tag>& tags) {
  json.begin_array();
  for (const domain::Tag& tag : tags) {
    json.begin_object().member("tagType", tag.type).member("tagValue", tag.value).member("tagId", tag.id).end_object();
  }
  json.end_array();
}

namespace {

using domain::Device;
using domain::FieldHome;

bool write_known_text(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.member(name, text);
  return !text.empty();
}

template <typename T>
bool write_known(JsonWriter& json, std::string_view name, const T& value) {
  json.member(name, value);
  return true;
}

}  // namespace

bool write_device_column(JsonWriter& json, std::string_view name, FieldHome home, const domain::DeviceDetail& detail) {
  const Device& device = detail.device;
  switch (home) {
    case FieldHome::attribute:
      return false;
    case FieldHome::deviceid:
      return write_known_text(json, name, device.deviceid);
    case FieldHome::hostname:
      return write_known_text(json, name, device.hostname.empty() ? device.deviceid : device.hostname);
    case FieldHome::category:
      return write_known_text(json, name, device.category);
    case FieldHome::profile:
      return write_known_text(json, name, device.profile);
    case FieldHome::profile_type:
      return write_known_text(json, name, device.profile_type);
    case FieldHome::profile_vertical:
      return write_known_text(json, name, device.profile_vertical);
    case FieldHome::ip_address:
      return write_known_text(json, name, device.ip_address);
    case FieldHome::mac_address:
      return write_known_text(json, name, device.mac.empty() ? device.deviceid : device.mac);
    case FieldHome::mac:
      return write_known_text(json, name, device.mac);
    case FieldHome::risk_level:
      return write_known_text(json, name, device.risk_level);
    case FieldHome::site_name:
      return write_known_text(json, name, device.site_name);
    case FieldHome::site_id:
      return write_known_text(json, name, device.site_id);
    case FieldHome::vendor:
      return write_known_text(json, name, device.vendor);
    case FieldHome::model:
      return write_known_text(json, name, device.model);
    case FieldHome::os_group:
      return write_known_text(json, name, device.os_group);
    case FieldHome::last_activity:
      return write_known(json, name, format_time(device.last_activity));
    case FieldHome::first_seen:
      return write_known(json, name, format_time(device.first_seen));
    case FieldHome::risk_score:
      return write_known(json, name, device.risk_score);
    case FieldHome::confidence_score:
      return write_known(json, name, device.confidence_score);
    case FieldHome::critical_alerts:
      return write_known(json, name, device.critical_alerts);
    case FieldHome::warning_alerts:
      return write_known(json, name, device.warning_alerts);
    case FieldHome::caution_alerts:
      return write_known(json, name, device.caution_alerts);
    case FieldHome::info_alerts:
      return write_known(json, name, device.info_alerts);
    case FieldHome::monitored:
      return write_known(json, name, device.monitored ? "Monitored" : "Discovered");
    case FieldHome::traffic_restricted:
      return device.traffic_restricted && write_known(json, name, *device.traffic_restricted);
    case FieldHome::tag_ids:
      write_tag_ids(json.key(name), detail.tags);
      return true;
    case FieldHome::tags:
      write_tags(json.key(name), detail.tags);
      return true;
  }
  return false;
}

}  // namespace guardian::api
