#include "domain/devices/device_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <vector>

#include "base/encoding.h"
#include "base/ip_address.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/devices/device_fields.h"
#include "domain/devices/device_identity.h"

namespace guardian::domain {
namespace {

namespace json = boost::json;

Error bad_member(std::string_view member, std::string_view accepted, const json::value& found) {
  return Error::invalid(fmt::format("{}: expected {}, found {}", member, accepted, shown_value(to_json(found))));
}

// Fills the columns of one device; collects the attributes to write them in catalogue order.
class DeviceReader {
 public:
  explicit DeviceReader(Instant now) : now_(now), values_(device_fields().size()) {}

  Result<DeviceDocument> read(const json::object& item) {
    for (const auto& member : item) GUARDIAN_CHECK(sort(member.key(), member.value()));
    const auto fields = device_fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (values_[i] != nullptr) GUARDIAN_CHECK(take(fields[i], *values_[i]));
    }
    GUARDIAN_CHECK(complete());
    GUARDIAN_CHECK(write_attributes());
    return std::move(out_);
  }

 private:
  Result<void> sort(std::string_view name, const json::value& value) {
    std::size_t index = find_device_field(name);
    const std::size_t similar = index == kNoField ? find_device_field_folded(name) : kNoField;
    if (similar == kSeveralFields) {
      return Error::invalid(fmt::format("{}: differs from known members in case alone", shown_value(name)));
    }
    if (index == kNoField) index = similar;
    if (value.is_null()) return {};
    if (index == kNoField) {
      std::string folded_name(name);
      for (char& c : folded_name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
      if (!unknown_names_.insert(folded_name).second) {
        return Error::invalid(fmt::format("{}: stands twice, differing in case alone", shown_value(name)));
      }
      unknown_.emplace_back(name, &value);
      return {};
    }
    if (const json::value* earlier = values_[index]; earlier != nullptr && *earlier != value) {
      return Error::invalid(
          fmt::format("{}: stands twice, differing in case alone, with two values", shown_value(name)));
    }
    values_[index] = &value;
    return {};
  }

  Result<std::string> text_of(const DeviceField& field, const json::value& value, std::size_t limit = 1024) {
    if (value.is_int64() || value.is_uint64()) {
      if (field.type == FieldType::number_as_text) return to_json(value);
    }
    if (!value.is_string()) return bad_member(field.name, "text or null", value);
    std::string text(value.get_string());
    if (text.size() > limit) return bad_member(field.name, fmt::format("at most {} bytes", limit), value);
    return text;
  }

  Result<int> integer_of(const DeviceField& field, const json::value& value, int low, int high) {
    const std::string accepted = fmt::format("a whole number from {} to {}", low, high);
    std::int64_t number = 0;
    if (value.is_int64()) {
      number = value.get_int64();
    } else if (value.is_string()) {
      const auto& text = value.get_string();
      const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (failure != std::errc() || end != text.data() + text.size()) return bad_member(field.name, accepted, value);
    } else {
      return bad_member(field.name, accepted, value);
    }
    if (number < low || number > high) return bad_member(field.name, accepted, value);
    return static_cast<int>(number);
  }

  Result<void> take_text(const DeviceField& field, const json::value& value, std::string& to) {
    GUARDIAN_TRY(to, text_of(field, value, 255));
    return {};
  }

  Result<void> take_time(const DeviceField& field, const json::value& value, std::optional<Instant>& to) {
    if (!value.is_string()) return bad_member(field.name, "a time such as 2026-01-31T08:15:00.000Z", value);
    if (value.get_string().empty()) return {};
    GUARDIAN_TRY(to, parse_document_time(value.get_string(), field.name, now_));
    return {};
  }

  Result<void> take(const DeviceField& field, const json::value& value) {
    Device& device = out_.detail.device;
    switch (field.home) {
      case FieldHome::attribute:
        return keep(field, value);
      case FieldHome::deviceid:
        return take_deviceid(field, value);
      case FieldHome::hostname:
        return take_text(field, value, device.hostname);
      case FieldHome::category:
        return take_text(field, value, device.category);
      case FieldHome::profile:
        return take_text(field, value, device.profile);
      case FieldHome::profile_type:
        return take_text(field, value, device.profile_type);
      case FieldHome::profile_vertical:
        return take_text(field, value, device.profile_vertical);
      case FieldHome::ip_address:
        return take_ip(field, value);
      case FieldHome::mac_address:
        return take_mac(field, value, true);
      case FieldHome::mac:
        return take_mac(field, value, false);
      case FieldHome::risk_score: {
        GUARDIAN_TRY(device.risk_score, integer_of(field, value, 0, 100));
        return {};
      }
      case FieldHome::risk_level:
        return take_risk_level(field, value);
      case FieldHome::last_activity:
        return take_time(field, value, last_activity_);
      case FieldHome::first_seen:
        return take_time(field, value, first_seen_);
      case FieldHome::confidence_score: {
        GUARDIAN_TRY(device.confidence_score, integer_of(field, value, 0, 100));
        return {};
      }
      case FieldHome::site_name:
        return take_text(field, value, device.site_name);
      case FieldHome::site_id:
        return take_site_id(field, value);
      case FieldHome::vendor:
        return take_text(field, value, device.vendor);
      case FieldHome::model:
        return take_text(field, value, device.model);
      case FieldHome::os_group:
        return take_text(field, value, device.os_group);
      case FieldHome::monitored:
        return take_source(field, value);
      case FieldHome::traffic_restricted:
        if (!value.is_bool()) return bad_member(field.name, "true, false or null", value);
        device.traffic_restricted = value.get_bool();
        return {};
      case FieldHome::critical_alerts:
      case FieldHome::warning_alerts:
      case FieldHome::caution_alerts:
      case FieldHome::info_alerts: {
        const auto number = integer_of(field, value, 0, std::numeric_limits<int>::max());
        if (!number) return number.error();
        return {};
      }
      case FieldHome::tag_ids:
        return {};  // says nothing beyond allTags
      case FieldHome::tags:
        return take_tags(field, value);
    }
    return {};
  }

  Result<void> take_deviceid(const DeviceField& field, const json::value& value) {
    const auto id = value.is_string() ? normalise_deviceid(value.get_string()) : std::nullopt;
    if (!id)
      return bad_member(field.name, "a MAC address, an IP address or an identifier of 1 to 64 characters", value);
    out_.detail.device.deviceid = *id;
    return {};
  }

  Result<void> take_ip(const DeviceField& field, const json::value& value) {
    if (!value.is_string()) return bad_member(field.name, "an IP address or null", value);
    if (value.get_string().empty()) return {};
    const auto ip = IpAddress::parse(value.get_string());
    if (!ip) return bad_member(field.name, "an IP address or null", value);
    out_.detail.device.ip_address = ip->to_string();
    return {};
  }

  // `mac_address` repeats the deviceid where there is no MAC.
  Result<void> take_mac(const DeviceField& field, const json::value& value, bool may_repeat_deviceid) {
    if (!value.is_string()) return bad_member(field.name, "a MAC address or null", value);
    const std::string_view text = value.get_string();
    if (text.empty()) return {};
    std::string& mac = out_.detail.device.mac;
    if (const auto read_mac = normalise_mac(text)) {
      if (!mac.empty() && mac != *read_mac) return bad_member(field.name, fmt::format("{} as before", mac), value);
      mac = *read_mac;
      return {};
    }
    if (may_repeat_deviceid && normalise_deviceid(text) == out_.detail.device.deviceid) return {};
    return bad_member(field.name, "a MAC address or null", value);
  }

  Result<void> take_risk_level(const DeviceField& field, const json::value& value) {
    constexpr std::string_view kLevels[] = {"Low", "Medium", "High", "Critical"};
    if (value.is_string()) {
      std::string text(value.get_string());
      if (text.empty()) return {};
      if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
      if (std::find(std::begin(kLevels), std::end(kLevels), text) != std::end(kLevels)) {
        out_.detail.device.risk_level = text;
        return {};
      }
    }
    return bad_member(field.name, "Low, Medium, High or Critical", value);
  }

  Result<void> take_site_id(const DeviceField& field, const json::value& value) {
    if (value.is_int64()) {
      out_.detail.device.site_id = to_json(value);
      return {};
    }
    GUARDIAN_TRY(out_.detail.device.site_id, text_of(field, value, 64));
    return {};
  }

  Result<void> take_source(const DeviceField& field, const json::value& value) {
    if (value.is_string() && (value.get_string().empty() || value.get_string() == "Monitored")) return {};
    if (value.is_string() && value.get_string() == "Discovered") {
      out_.detail.device.monitored = false;
      return {};
    }
    return bad_member(field.name, "Monitored or Discovered", value);
  }

  Result<void> take_tags(const DeviceField& field, const json::value& value) {
    if (!value.is_array()) return bad_member(field.name, "an array of {tagType,tagValue,tagId}", value);
    if (value.get_array().size() > 1000) return bad_member(field.name, "at most 1000 tags", value);
    out_.names_tags = true;
    for (const json::value& element : value.get_array()) {
      Tag tag;
      const auto text_member = [&](std::string_view name, std::string& to, std::size_t limit) {
        const json::value* found = element.is_object() ? element.get_object().if_contains(name) : nullptr;
        if (found == nullptr || found->is_null()) return true;
        if (!found->is_string() || found->get_string().size() > limit) return false;
        to = std::string_view(found->get_string());
        return true;
      };
      if (!text_member("tagType", tag.type, 255) || !text_member("tagValue", tag.value, 255) ||
          !text_member("tagId", tag.id, 64) || tag.value.empty()) {
        return bad_member("allTags", "{tagType,tagValue,tagId} with a tagValue of 1 to 255 bytes", element);
      }
      if (tag.type.empty()) tag.type = kTypeOfBareTag;
      tag.created_at = now_;
      out_.detail.tags.push_back(std::move(tag));
    }
    return {};
  }

  // True when the value says no more than its absence does.
  static bool is_absence(const DeviceField& field, const json::value& value) {
    switch (field.absence) {
      case Absence::empty_text:
        return value.is_string() && value.get_string().empty();
      case Absence::empty_array:
        return value.is_array() && value.get_array().empty();
      case Absence::empty_object:
        return value.is_object() && value.get_object().empty();
      case Absence::null:
      case Absence::omitted:
        return false;
    }
    return false;
  }

  Result<void> keep(const DeviceField& field, const json::value& value) {
    if (is_absence(field, value)) return {};
    switch (field.type) {
      case FieldType::text:
      case FieldType::number_as_text: {
        GUARDIAN_TRY(const std::string text, text_of(field, value, 16 * 1024));
        kept_.emplace_back(field.attribute, to_json(json::value(text)));
        return {};
      }
      case FieldType::integer: {
        if (value.is_string() && value.get_string().empty()) return {};
        constexpr int kMost = std::numeric_limits<int>::max();
        GUARDIAN_TRY(const int number, integer_of(field, value, -kMost, kMost));
        kept_.emplace_back(field.attribute, std::to_string(number));
        return {};
      }
      case FieldType::array:
        if (!value.is_array()) return bad_member(field.name, "an array or null", value);
        break;
      case FieldType::object:
        if (!value.is_object()) return bad_member(field.name, "an object or null", value);
        break;
      case FieldType::boolean:
      case FieldType::time:
      case FieldType::any:
        break;
    }
    kept_.emplace_back(field.attribute, to_json(value));
    return {};
  }

  Result<void> complete() {
    Device& device = out_.detail.device;
    if (device.deviceid.empty()) return Error::invalid("deviceid: is required");
    if (device.mac.empty()) {
      if (auto mac = normalise_mac(device.deviceid)) device.mac = *mac;
    }
    if (device.ip_address.empty()) {
      if (const auto ip = IpAddress::parse(device.deviceid)) device.ip_address = ip->to_string();
    }
    device.last_activity = last_activity_ ? *last_activity_ : first_seen_.value_or(now_);
    device.first_seen = first_seen_.value_or(device.last_activity);
    if (device.risk_level.empty()) device.risk_level = risk_level_of(device.risk_score);
    return {};
  }

  Result<void> write_attributes() {
    std::string& text = out_.detail.attributes;
    text.clear();
    JsonWriter writer(text);
    writer.begin_object();
    std::set<std::string_view> written;  // two fields may share an attribute
    for (const auto& [name, value] : kept_) {
      if (written.insert(name).second) writer.key(name).raw(value);
    }
    for (const auto& [name, value] : unknown_) writer.key(name).raw(to_json(*value));
    writer.end_object();
    if (text.size() <= kMaxAttributeBytes) return {};
    return Error::invalid(fmt::format("the device's further members come to {} bytes, at most {} are kept", text.size(),
                                      kMaxAttributeBytes));
  }

  Instant now_;
  DeviceDocument out_;
  std::vector<const json::value*> values_;  // by field index; of the item being read
  std::vector<std::pair<std::string_view, const json::value*>> unknown_;
  std::set<std::string> unknown_names_;
  std::vector<std::pair<std::string_view, std::string>> kept_;
  std::optional<Instant> last_activity_;
  std::optional<Instant> first_seen_;
};

}  // namespace

std::string shown_value(std::string_view value) {
  std::string out;
  for (const char c : value.substr(0, 60)) out.push_back(c >= 0x20 && c < 0x7f ? c : '?');
  if (value.size() > 60) out += "...";
  return out;
}

Result<Instant> parse_document_time(std::string_view text, std::string_view member, Instant now) {
  auto time = parse_time(text);
  if (!time) time = parse_time(std::string(text) + "Z");  // some items of 2021 carry no zone; they are UTC
  if (!time) {
    return Error::invalid(
        fmt::format("{}: expected a time such as 2026-01-31T08:15:00.000Z, found \"{}\"", member, shown_value(text)));
  }
  if (*time < now - kMaxHistory || *time > now + kMaxAhead) {
    return Error::invalid(fmt::format("{}: expected a time from {} to {}, found {}", member,
                                      format_time(std::chrono::floor<std::chrono::milliseconds>(now - kMaxHistory)),
                                      format_time(now + kMaxAhead), format_time(*time)));
  }
  return *time;
}

Result<DeviceDocument> parse_device_document(std::string_view text, Instant now) {
  GUARDIAN_TRY(const json::value item, parse_json(text));
  if (!item.is_object()) return Error::invalid("expected a device, as a JSON object");
  return DeviceReader(now).read(item.get_object());
}

}  // namespace guardian::domain
