#include "domain/filters/saved_filter_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/json_reader.h"
#include "domain/devices/attribute_change.h"
#include "domain/devices/attribute_scan.h"
#include "domain/devices/device_document.h"
#include "domain/devices/device_fields.h"

namespace guardian::domain {
namespace {

namespace json = boost::json;

std::string folded_term(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return out;
}

bool may_filter_by(const DeviceField& field) {
  if (field.home == FieldHome::tag_ids || field.home == FieldHome::tags) return true;
  switch (field.type) {
    case FieldType::text:
    case FieldType::number_as_text:
    case FieldType::integer:
    case FieldType::boolean:
      return true;
    case FieldType::time:
    case FieldType::array:
    case FieldType::object:
    case FieldType::any:
      return false;
  }
  return false;
}

Result<std::size_t> filter_field(std::string_view name) {
  std::size_t index = find_device_field(name);
  if (index == kNoField) index = find_device_field_folded(name);
  if (index != kNoField && index != kSeveralFields && may_filter_by(device_fields()[index])) return index;
  return Error::invalid(fmt::format("filter: there is no field {}; a filter may use {}", shown_value(name),
                                    fmt::join(filter_fields(), ", ")));
}

Result<std::string> term_of(const json::value& value, std::string_view name) {
  if (value.is_int64() || value.is_uint64() || value.is_bool()) return to_json(value);
  if (value.is_string() && value.get_string().size() <= kLongestFilterTerm) {
    return folded_term(value.get_string());
  }
  return Error::invalid(fmt::format("filter.{}.terms: expected texts of at most {} bytes, found {}", name,
                                    kLongestFilterTerm, shown_value(to_json(value))));
}

// A column as text.
std::string column_text(const Device& device, FieldHome home) {
  switch (home) {
    case FieldHome::deviceid:
      return device.deviceid;
    case FieldHome::hostname:
      return device.hostname.empty() ? device.deviceid : device.hostname;
    case FieldHome::category:
      return device.category;
    case FieldHome::profile:
      return device.profile;
    case FieldHome::profile_type:
      return device.profile_type;
    case FieldHome::profile_vertical:
      return device.profile_vertical;
    case FieldHome::ip_address:
      return device.ip_address;
    case FieldHome::mac_address:
      return device.mac.empty() ? device.deviceid : device.mac;
    case FieldHome::mac:
      return device.mac;
    case FieldHome::risk_score:
      return std::to_string(device.risk_score);
    case FieldHome::risk_level:
      return device.risk_level;
    case FieldHome::confidence_score:
      return std::to_string(device.confidence_score);
    case FieldHome::site_name:
      return device.site_name;
    case FieldHome::site_id:
      return device.site_id;
    case FieldHome::vendor:
      return device.vendor;
    case FieldHome::model:
      return device.model;
    case FieldHome::os_group:
      return device.os_group;
    case FieldHome::monitored:
      return device.monitored ? "Monitored" : "Discovered";
    case FieldHome::traffic_restricted:
      if (!device.traffic_restricted) return {};
      return *device.traffic_restricted ? "true" : "false";
    case FieldHome::critical_alerts:
      return std::to_string(device.critical_alerts);
    case FieldHome::warning_alerts:
      return std::to_string(device.warning_alerts);
    case FieldHome::caution_alerts:
      return std::to_string(device.caution_alerts);
    case FieldHome::info_alerts:
      return std::to_string(device.info_alerts);
    case FieldHome::attribute:
    case FieldHome::last_activity:
    case FieldHome::first_seen:
    case FieldHome::tag_ids:
    case FieldHome::tags:
      return {};  // not columns that a filter asks for
  }
  return {};
}

}  // namespace

std::vector<std::string_view> filter_fields() {
  std::vector<std::string_view> names;
  for (const DeviceField& field : device_fields()) {
    if (may_filter_by(field)) names.push_back(field.name);
  }
  return names;
}

bool FilteredDevice::any_value(std::size_t index, const std::function<bool(std::string_view)>& accept) const {
  const DeviceField& field = device_fields()[index];
  if (field.home == FieldHome::tag_ids || field.home == FieldHome::tags) {
    return std::any_of(detail_.tags.begin(), detail_.tags.end(),
                       [&](const Tag& tag) { return accept(field.home == FieldHome::tags ? tag.value : tag.id); });
  }
  if (field.home != FieldHome::attribute) return accept(column_text(detail_.device, field.home));
  if (!attributes_read_) {
    for_each_member(detail_.attributes,
                    [&](std::string_view name, std::string_view value) { attributes_.emplace(name, value); });
    attributes_read_ = true;
  }
  const auto found = attributes_.find(field.attribute);
  const auto text = found == attributes_.end() ? std::nullopt : scalar_text(found->second);
  return accept(text ? std::string_view(*text) : std::string_view());
}

Result<SavedFilterMatch> SavedFilterMatch::compile(std::string_view filter) {
  GUARDIAN_TRY(const json::value parsed, parse_json(filter));
  if (!parsed.is_object()) return Error::invalid("filter: expected an object of fields");
  const json::object& fields = parsed.get_object();
  if (fields.size() > kMostFilterFields) {
    return Error::invalid(
        fmt::format("filter: expected at most {} fields, found {}", kMostFilterFields, fields.size()));
  }
  SavedFilterMatch match;
  for (const auto& member : fields) {
    Condition condition;
    const std::string_view name = member.key();
    GUARDIAN_TRY(condition.field, filter_field(name));
    const json::object* object = member.value().if_object();
    const json::value* terms = object == nullptr ? nullptr : object->if_contains("terms");
    const json::array* list = terms == nullptr ? nullptr : terms->if_array();
    if (list == nullptr || list->empty() || list->size() > kMostFilterTerms) {
      return Error::invalid(fmt::format("filter.{}.terms: expected a list of 1 to {} texts", name, kMostFilterTerms));
    }
    for (const json::value& term : *list) {
      GUARDIAN_TRY(auto text, term_of(term, name));
      condition.terms.insert(std::move(text));
    }
    match.conditions_.push_back(std::move(condition));
  }
  return match;
}

bool SavedFilterMatch::matches(const FilteredDevice& device) const {
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
    return device.any_value(condition.field,
                            [&](std::string_view value) { return condition.terms.contains(folded_term(value)); });
  });
}

}  // namespace guardian::domain
