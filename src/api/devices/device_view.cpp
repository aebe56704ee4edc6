#include "api/devices/device_view.h"

#include <array>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/devices/attribute_scan.h"

namespace guardian::api {
namespace {

using domain::Absence;
using domain::Device;
using domain::DeviceDetail;
using domain::DeviceField;
using domain::FieldHome;
using domain::FieldSet;

constexpr std::size_t kMostFields = 192;

// The text of each member's name and of its absence, made once: most of a device is these.
struct FieldText {
  std::string name;     // "SSID":
  std::string absence;  // "SSID":null ; empty: the member is left out
};

const std::array<FieldText, kMostFields>& field_texts() {
  static const auto texts = [] {
    std::array<FieldText, kMostFields> out;
    const auto fields = domain::device_fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      JsonWriter(out[i].name).key(fields[i].name);
      switch (fields[i].absence) {
        case Absence::null:
          out[i].absence = out[i].name + "null";
          break;
        case Absence::empty_text:
          out[i].absence = out[i].name + "\"\"";
          break;
        case Absence::empty_array:
          out[i].absence = out[i].name + "[]";
          break;
        case Absence::empty_object:
          out[i].absence = out[i].name + "{}";
          break;
        case Absence::omitted:
          break;
      }
    }
    return out;
  }();
  return texts;
}

void write_absence(JsonWriter& json, const DeviceField& field) {
  const auto& text = field_texts()[static_cast<std::size_t>(&field - domain::device_fields().data())].absence;
  if (!text.empty()) json.raw(text);
}

void write_text(JsonWriter& json, const DeviceField& field, std::string_view text) {
  if (text.empty()) {
    write_absence(json, field);
  } else {
    json.member(field.name, text);
  }
}

}  // namespace

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

void write_column(JsonWriter& json, const DeviceField& field, const DeviceDetail& detail) {
  const Device& device = detail.device;
  switch (field.home) {
    case FieldHome::attribute:
      return;
    case FieldHome::deviceid:
      return write_text(json, field, device.deviceid);
    case FieldHome::hostname:
      return write_text(json, field, device.hostname.empty() ? device.deviceid : device.hostname);
    case FieldHome::category:
      return write_text(json, field, device.category);
    case FieldHome::profile:
      return write_text(json, field, device.profile);
    case FieldHome::profile_type:
      return write_text(json, field, device.profile_type);
    case FieldHome::profile_vertical:
      return write_text(json, field, device.profile_vertical);
    case FieldHome::ip_address:
      return write_text(json, field, device.ip_address);
    case FieldHome::mac_address:
      return write_text(json, field, device.mac.empty() ? device.deviceid : device.mac);
    case FieldHome::mac:
      return write_text(json, field, device.mac);
    case FieldHome::risk_level:
      return write_text(json, field, device.risk_level);
    case FieldHome::site_name:
      return write_text(json, field, device.site_name);
    case FieldHome::site_id:
      return write_text(json, field, device.site_id);
    case FieldHome::vendor:
      return write_text(json, field, device.vendor);
    case FieldHome::model:
      return write_text(json, field, device.model);
    case FieldHome::os_group:
      return write_text(json, field, device.os_group);
    case FieldHome::last_activity:
      json.member(field.name, format_time(device.last_activity));
      return;
    case FieldHome::first_seen:
      json.member(field.name, format_time(device.first_seen));
      return;
    case FieldHome::risk_score:
      json.member(field.name, device.risk_score);
      return;
    case FieldHome::confidence_score:
      json.member(field.name, device.confidence_score);
      return;
    case FieldHome::critical_alerts:
      json.member(field.name, device.critical_alerts);
      return;
    case FieldHome::warning_alerts:
      json.member(field.name, device.warning_alerts);
      return;
    case FieldHome::caution_alerts:
      json.member(field.name, device.caution_alerts);
      return;
    case FieldHome::info_alerts:
      json.member(field.name, device.info_alerts);
      return;
    case FieldHome::monitored:
      json.member(field.name, device.monitored ? "Monitored" : "Discovered");
      return;
    case FieldHome::traffic_restricted:
      if (device.traffic_restricted) json.member(field.name, *device.traffic_restricted);
      return;
    case FieldHome::tag_ids:
      write_tag_ids(json.key(field.name), detail.tags);
      return;
    case FieldHome::tags:
      write_tags(json.key(field.name), detail.tags);
      return;
  }
}

}  // namespace

void write_device(std::string& out, const DeviceDetail& device, FieldSet set) {
  const auto fields = domain::device_fields();
  const bool summary = set == FieldSet::summary;
  std::array<std::string_view, kMostFields> known;  // attribute values by field
  std::vector<std::pair<std::string_view, std::string_view>> unknown;
  if (!summary) {
    domain::for_each_member(device.attributes, [&](std::string_view name, std::string_view value) {
      const std::size_t field = domain::find_attribute_field(name, set);
      if (field < kMostFields) {
        known[field] = value;
      } else {
        unknown.emplace_back(name, value);
      }
    });
  }

  JsonWriter json(out);
  json.begin_object();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const DeviceField& field = fields[i];
    const bool named = (field.sets & static_cast<unsigned>(set)) != 0;
    if (field.home != FieldHome::attribute) {
      if (named || (!summary && field.sets == 0)) write_column(json, field, device);
    } else if (!known[i].empty() && (named || !field.only_in_sets)) {
      json.raw(field_texts()[i].name);
      out += known[i];
    } else if (named) {
      write_absence(json, field);
    }
  }
  std::string member;
  for (const auto& [name, value] : unknown) {  // the name keeps the escapes it is stored with
    member.assign("\"").append(name).append("\":").append(value);
    json.raw(member);
  }
  json.end_object();
}

}  // namespace guardian::api
