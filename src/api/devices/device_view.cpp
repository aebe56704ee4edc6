#include "api/devices/device_view.h"

#include <array>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "api/devices/device_column.h"
#include "base/json_writer.h"
#include "domain/devices/attribute_scan.h"

namespace guardian::api {
namespace {

using domain::Absence;
using domain::DeviceDetail;
using domain::DeviceField;
using domain::FieldHome;
using domain::FieldSet;

constexpr std::size_t kMostFields = 256;

// The text of each member's name and of its absence, made once: most of a device is these.
struct FieldText {
  std::string name;     // "SSID":
  std::string absence;  // "SSID":null ; empty: the member is left out
};

const std::array<FieldText, kMostFields>& field_texts() {
  static const auto texts = [] {
    std::array<FieldText, kMostFields> out;
    const auto fields = domain::device_fields();
    if (fields.size() > out.size()) std::abort();  // raise kMostFields
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
      const bool shown = named || (!summary && field.sets == 0);
      if (shown && !write_device_column(json, field.name, field.home, device)) write_absence(json, field);
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
