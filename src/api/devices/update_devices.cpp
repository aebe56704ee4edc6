#include <boost/json/value.hpp>

#include "api/devices/device_operations.h"
#include "api/devices/tag_body.h"
#include "api/parameters/input_problems.h"
#include "api/parameters/json_body.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/devices/device_service.h"

namespace guardian::api {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostTags = 100;

void read_one_tag(const json::value& value, std::string_view field, domain::TagChange& change,
                  InputProblems& problems) {
  if (auto tag = read_tag(value, field, problems)) change.tags.push_back(std::move(*tag));
}

void read_tags(const json::object& body, domain::TagChange& change, InputProblems& problems) {
  const json::value* tag = body.if_contains("tag");    // edition of 2022: adds
  const json::value* tags = body.if_contains("tags");  // edition of 2021: replaces
  if (tag == nullptr && tags == nullptr) return problems.in_body("tag", "is required");
  if (tag != nullptr && tags != nullptr) return problems.in_body("tags", "cannot stand beside tag");
  if (tag != nullptr) return read_one_tag(*tag, "tag", change, problems);
  change.replace = true;
  if (!tags->is_array()) return problems.in_body("tags", "is not of a type(s) array", to_json(*tags));
  const json::array& list = tags->get_array();
  if (list.size() > kMostTags)
    return problems.in_body("tags", "must hold at most 100 tags", std::to_string(list.size()));
  for (std::size_t i = 0; i < list.size(); ++i) {
    read_one_tag(list[i], "tags[" + std::to_string(i) + "]", change, problems);
  }
}

}  // namespace

http::Response update_devices(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  const auto& object = std::get<json::object>(body);
  InputProblems problems;
  domain::TagChange change;
  // First: clients look for its problem first.
  change.deviceids = read_deviceids(object, domain::DeviceService::kMaxDevices, problems);
  read_tags(object, change, problems);
  if (!problems.none()) return problems.answer(call.request);

  call.name_objects(domain::Collection::device, change.deviceids);
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
