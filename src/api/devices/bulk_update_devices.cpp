#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/devices/device_operations.h"
#include "api/parameters/body_fields.h"
#include "api/parameters/input_problems.h"
#include "api/parameters/json_body.h"
#include "base/ip_address.h"
#include "base/json_writer.h"
#include "domain/custom_attributes/custom_attribute_service.h"
#include "domain/devices/bulk_update.h"
#include "domain/devices/device_fields.h"
#include "domain/devices/device_identity.h"

namespace guardian::api {
namespace {

namespace json = boost::json;

constexpr std::string_view kDeviceList = "devicelist";
constexpr std::string_view kCustomAttributeSource = "customAttribute";
constexpr std::size_t kLongestBulkColumn = 255;
constexpr std::size_t kLongestBulkText = 1024;
constexpr std::size_t kLongestBulkList = 16 * 1024;  // of patches, of programs
constexpr std::size_t kLongestSettingKey = 64;

std::string folded_word(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return out;
}

// Text, a number or a truth value as text. Absent, null and "" give nothing.
std::optional<std::string> bulk_text(BodyFields& fields, std::string_view name, std::size_t longest) {
  if (const json::value* value = fields.find(name); value != nullptr && value->is_bool()) {
    return value->get_bool() ? "true" : "false";
  }
  auto text = fields.text_or_number(name, Presence::optional, 0, longest);
  if (text && text->empty()) text.reset();
  return text;
}

std::optional<std::string> bulk_key_of(domain::BulkKey key, std::string_view text) {
  switch (key) {
    case domain::BulkKey::deviceid:
    case domain::BulkKey::serial_number:
      return domain::normalise_deviceid(text);
    case domain::BulkKey::mac:
      return domain::normalise_mac(text);
    case domain::BulkKey::imei: {
      const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
      return digits && text.size() >= 14 && text.size() <= 16 ? std::optional(std::string(text)) : std::nullopt;
    }
    case domain::BulkKey::ip_address: {
      const auto ip = IpAddress::parse(text);
      return ip ? std::optional(ip->to_string()) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::string_view bulk_key_rule(domain::BulkKey key) {
  switch (key) {
    case domain::BulkKey::deviceid:
      return "must be a MAC address, an IP address or an identifier of 1 to 64 letters, digits and ._:-";
    case domain::BulkKey::serial_number:
      return "must be 1 to 64 letters, digits and ._:- when it stands for a deviceid";
    case domain::BulkKey::mac:
      return "must be a MAC address such as 00:1b:1b:00:00:02";
    case domain::BulkKey::imei:
      return "must be 14 to 16 digits";
    case domain::BulkKey::ip_address:
      return "must be an IP address";
  }
  return "";
}

bool read_bulk_join(BodyFields& fields, const domain::BulkSource& source, domain::BulkElement& element) {
  std::string missing;
  for (const domain::BulkJoin& join : source.joins) {
    missing += missing.empty() ? "is required" : ", or else " + std::string(join.name);
    const json::value* given = fields.find(join.name);
    const auto text = bulk_text(fields, join.name, kLongestBulkText);
    if (!text) {
      if (given != nullptr && !given->is_null() && !given->is_string()) return false;  // of another type: noted
      continue;
    }
    auto id = bulk_key_of(join.key, *text);
    if (!id) {
      fields.problem(join.name, std::string(bulk_key_rule(join.key)));
      return false;
    }
    element.key = join.key;
    element.id = std::move(*id);
    return true;
  }
  fields.problem(source.joins.front().name, std::move(missing));
  return false;
}

std::size_t longest_bulk_value(const domain::BulkField& field) {
  if (field.read == domain::BulkRead::long_text) return kLongestBulkList;
  const auto is_column = [](std::string_view name) {
    const std::size_t index = name.empty() ? domain::kNoField : domain::find_device_field(name);
    return index != domain::kNoField && domain::device_fields()[index].home != domain::FieldHome::attribute;
  };
  return is_column(field.field) || is_column(field.fills) ? kLongestBulkColumn : kLongestBulkText;
}

std::string without_shell_form(std::string text) {
  constexpr std::string_view kBegin = "ISODate('";
  constexpr std::string_view kEnd = "')";
  if (text.starts_with(kBegin) && text.ends_with(kEnd) && text.size() > kBegin.size() + kEnd.size()) {
    return text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size());
  }
  return text;
}

// In the form it is stored in; nothing when the element does not tell, or when it is wrong, which is noted.
std::optional<std::string> read_bulk_value(BodyFields& fields, const domain::BulkField& field) {
  auto text = bulk_text(fields, field.name, longest_bulk_value(field));
  if (!text) return std::nullopt;
  switch (field.read) {
    case domain::BulkRead::text:
    case domain::BulkRead::long_text:
      return text;
    case domain::BulkRead::instant:
      return without_shell_form(std::move(*text));
    case domain::BulkRead::address: {
      if (const auto ip = IpAddress::parse(*text)) return ip->to_string();
      fields.problem(field.name, "must be an IP address");
      return std::nullopt;
    }
    case domain::BulkRead::medium: {
      auto medium = folded_word(*text);
      if (medium == "wired" || medium == "wireless") return medium;
      fields.problem(field.name, "must be wired or wireless");
      return std::nullopt;
    }
    case domain::BulkRead::flag: {
      auto flag = folded_word(*text);
      if (flag == "true" || flag == "false") return flag;
      fields.problem(field.name, "must be true or false");
      return std::nullopt;
    }
    case domain::BulkRead::provenance:
      if (*text == "dnac" || *text == "prime") return text;
      fields.problem(field.name, "must be one of dnac, prime");
      return std::nullopt;
  }
  return std::nullopt;
}

const json::array* read_device_list(const json::object& body, InputProblems& problems) {
  return BodyFields(body, "", problems).array(kDeviceList, Presence::required, 1, domain::BulkUpdate::kMaxElements);
}

std::vector<domain::BulkElement> read_bulk_elements(const json::array& list, const domain::BulkSource& source,
                                                    InputProblems& problems) {
  std::vector<domain::BulkElement> elements;
  elements.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json::object* object = object_element(list, i, kDeviceList, problems);
    if (object == nullptr) continue;
    BodyFields fields(*object, element_path(kDeviceList, i), problems);
    domain::BulkElement element;
    element.index = i;
    read_bulk_join(fields, source, element);
    std::vector<std::string_view> told;  // of two members that become one field the first holds
    for (const domain::BulkField& field : source.fields) {
      if (std::find(told.begin(), told.end(), field.field) != told.end()) continue;
      auto text = read_bulk_value(fields, field);
      if (!text) continue;
      told.push_back(field.field);
      element.values.push_back({&field, std::move(*text)});
    }
    elements.push_back(std::move(element));
  }
  return elements;
}

std::vector<domain::AttributeSetting> read_settings(const json::array& list, InputProblems& problems) {
  std::vector<domain::AttributeSetting> settings;
  settings.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json::object* object = object_element(list, i, kDeviceList, problems);
    if (object == nullptr) continue;
    BodyFields fields(*object, element_path(kDeviceList, i), problems);
    domain::AttributeSetting setting;
    setting.deviceid = fields.text("deviceid", Presence::required, 1, kLongestSettingKey).value_or("");
    setting.attribute = fields.text("tagType", Presence::required, 1, domain::kLongestAttributeText).value_or("");
    setting.value =
        fields.text_or_number("tagValue", Presence::required, 0, domain::kLongestAttributeText).value_or("");
    settings.push_back(std::move(setting));
  }
  return settings;
}

void begin_answer(JsonWriter& out) {
  out.begin_object().member("api", "device/bulkUpdate").member("ver", "v4.0").member("code", 1).member("message", "OK");
}

http::Response set_attributes(const Call& call, const json::array& list) {
  InputProblems problems;
  const auto settings = read_settings(list, problems);
  if (!problems.none()) return problems.answer(call.request);
  domain::CustomAttributeService service(call.services.database, call.services.audit, call.services.clock);
  const auto outcome = service.set_values(call.scope, settings, call.request.request_id);
  if (!outcome) return http::error_response(call.request, outcome.error());

  // By device, as the caller wrote it, all that is wrong with its elements.
  std::vector<std::string_view> devices;
  for (const auto& refused : outcome->refused) {
    const std::string_view deviceid = settings[refused.index].deviceid;
    if (std::find(devices.begin(), devices.end(), deviceid) == devices.end()) devices.push_back(deviceid);
  }
  std::string body;
  JsonWriter out(body);
  begin_answer(out);
  out.member("updatedAttributesNum", outcome->updated).key("errorCases").begin_object();
  for (const std::string_view deviceid : devices) {
    out.key(deviceid).begin_array();
    for (const auto& refused : outcome->refused) {
      const auto& setting = settings[refused.index];
      if (setting.deviceid != deviceid) continue;
      out.begin_object()
          .member("tagType", setting.attribute)
          .member("tagValue", setting.value)
          .member("message", refused.why)
          .end_object();
    }
    out.end_array();
  }
  out.end_object().end_object();
  return http::Response::json(200, std::move(body));
}

http::Response update_from_source(const Call& call, const domain::BulkSource& source, const json::array& list) {
  InputProblems problems;
  const auto elements = read_bulk_elements(list, source, problems);
  if (!problems.none()) return problems.answer(call.request);
  domain::BulkUpdate bulk(call.services.database, call.services.audit, call.services.clock);
  const auto outcome = bulk.run(call.scope, source, elements, call.request.request_id);
  if (!outcome) return http::error_response(call.request, outcome.error());
  std::string body;
  JsonWriter out(body);
  begin_answer(out);
  out.member("updatedDeviceNum", outcome->named).end_object();
  return http::Response::json(200, std::move(body));
}

std::string accepted_sources() {
  std::string names;
  for (const auto& source : domain::bulk_sources()) {
    if (!source.name.empty()) names += std::string(source.name) + ", ";
  }
  return names + std::string(kCustomAttributeSource);
}

}  // namespace

http::Response bulk_update_devices(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  const auto name = call.request.parameter("updateSource").value_or("");
  const domain::BulkSource* source = domain::find_bulk_source(name);
  if (source == nullptr && name != kCustomAttributeSource) {
    problems.in_query("updateSource", "must be absent or one of " + accepted_sources(), name);
  }
  const json::array* list = read_device_list(std::get<json::object>(body), problems);
  if (!problems.none()) return problems.answer(call.request);
  return source == nullptr ? set_attributes(call, *list) : update_from_source(call, *source, *list);
}

}  // namespace guardian::api
