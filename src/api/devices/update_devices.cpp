#include <boost/json/value.hpp>

#include "api/devices/device_operations.h"
#include "api/parameters/input_problems.h"
#include "api/parameters/json_body.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/devices/device_service.h"
#include "domain/tags/tag.h"

namespace guardian::api {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestTagPart = 255;
constexpr std::size_t kMostTags = 100;
constexpr std::size_t kLongestDeviceid = 64;

std::optional<std::string> tag_part(const json::value* value, std::size_t least) {
  if (value == nullptr || !value->is_string()) return std::nullopt;
  const auto& text = value->get_string();
  if (text.size() < least || text.size() > kLongestTagPart) return std::nullopt;
  return std::string(text);
}

// A bare string, or {tagType?, tagValue}.
void read_tag(const json::value& value, std::string_view field, domain::TagChange& change, InputProblems& problems) {
  domain::TagName name{std::string(domain::kTypeOfBareTag), {}};
  std::optional<std::string> text = tag_part(&value, 1);
  if (const json::object* object = value.if_object()) {
    text = tag_part(object->if_contains("tagValue"), 1);
    if (const json::value* type = object->if_contains("tagType"); type != nullptr && !type->is_null()) {
      const auto type_text = tag_part(type, 1);
      if (!type_text)
        problems.in_body(std::string(field) + ".tagType", "must be text of 1 to 255 bytes", to_json(*type));
      name.type = type_text.value_or("");
    }
  }
  if (!text) {
    problems.in_body(field, "must be text of 1 to 255 bytes, or an object with such a tagValue", to_json(value));
    return;
  }
  name.value = *text;
  change.tags.push_back(std::move(name));
}

void read_deviceids(const json::object& body, domain::TagChange& change, InputProblems& problems) {
  const json::value* list = body.if_contains("deviceidlist");
  if (list == nullptr) return problems.in_body("deviceidlist", "is required");
  if (!list->is_array()) return problems.in_body("deviceidlist", "is not of a type(s) array", to_json(*list));
  const json::array& ids = list->get_array();
  if (ids.empty() || ids.size() > domain::DeviceService::kMaxDevices) {
    return problems.in_body("deviceidlist", "must hold 1 to 1000 device ids", std::to_string(ids.size()));
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string field = "deviceidlist[" + std::to_string(i) + "]";
    if (!ids[i].is_string()) return problems.in_body(field, "is not of a type(s) string", to_json(ids[i]));
    const auto& id = ids[i].get_string();
    if (id.empty() || id.size() > kLongestDeviceid) {
      return problems.in_body(field, "must be 1 to 64 characters", to_json(ids[i]));
    }
    change.deviceids.emplace_back(id);
  }
}

void read_tags(const json::object& body, domain::TagChange& change, InputProblems& problems) {
  const json::value* tag = body.if_contains("tag");    // edition of 2022: adds
  const json::value* tags = body.if_contains("tags");  // edition of 2021: replaces
  if (tag == nullptr && tags == nullptr) return problems.in_body("tag", "is required");
  if (tag != nullptr && tags != nullptr) return problems.in_body("tags", "cannot stand beside tag");
  if (tag != nullptr) return read_tag(*tag, "tag", change, problems);
  change.replace = true;
  if (!tags->is_array()) return problems.in_body("tags", "is not of a type(s) array", to_json(*tags));
  const json::array& list = tags->get_array();
  if (list.size() > kMostTags)
    return problems.in_body("tags", "must hold at most 100 tags", std::to_string(list.size()));
  for (std::size_t i = 0; i < list.size(); ++i) {
    read_tag(list[i], "tags[" + std::to_string(i) + "]", change, problems);
  }
}

}  // namespace

http::Response update_devices(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  domain::TagChange change;
  read_deviceids(std::get<json::object>(body), change, problems);  // first: clients look for its problem first
  read_tags(std::get<json::object>(body), change, problems);
  if (!problems.none()) return problems.answer(call.request);

  domain::DeviceService devices(call.services.database, call.services.audit, call.services.clock);
  const auto updated = devices.change_tags(call.scope, change, call.request.request_id);
  if (!updated) return http::error_response(call.request, updated.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("api", "/pub/v4.0/device/update")
      .member("ver", "v4.0")
      .member("code", 1)
      .member("message", "OK")
      .member("updatedDeviceNum", *updated)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
