#include <boost/json/value.hpp>
#include <utility>

#include "api/devices/tag_body.h"
#include "api/parameters/input_problems.h"
#include "api/parameters/json_body.h"
#include "api/tags/tag_operations.h"
#include "base/json_writer.h"
#include "domain/devices/device_service.h"

namespace guardian::api {
namespace {

constexpr std::size_t kMostTaggedDevices = 50;

// {tag:{tagType,tagValue}, deviceidlist:[...]} of POST and DELETE, or the answer that refuses it.
std::variant<domain::TagChange, http::Response> read_tag_change(const http::Request& request) {
  auto body = read_json_body(request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  const auto& object = std::get<boost::json::object>(body);
  InputProblems problems;
  domain::TagChange change;
  const auto* tag = object.if_contains("tag");
  if (tag == nullptr || tag->is_null()) {
    problems.in_body("tag", "is required");
  } else if (auto name = read_tag(*tag, "tag", problems)) {
    change.tags.push_back(std::move(*name));
  }
  change.deviceids = read_deviceids(object, kMostTaggedDevices, problems);
  if (!problems.none()) return problems.answer(request);
  return change;
}

http::Response tag_answer(const http::Request& request, const Result<int>& done, std::string_view success) {
  if (!done) return http::error_response(request, done.error());
  std::string out;
  JsonWriter(out).begin_object().member("api", "pub/v4.0/tag").member(success, "yes").end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace

http::Response add_tag(const Call& call) {
  auto read = read_tag_change(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  auto& change = std::get<domain::TagChange>(read);
  change.action = "tag.add";
  call.name_objects(domain::Collection::device, change.deviceids);
  domain::DeviceService devices(call.services.database, call.services.audit, call.services.clock);
  return tag_answer(call.request, devices.change_tags(call.scope, change, call.request.request_id), "updateSuccess");
}

http::Response remove_tag(const Call& call) {
  auto read = read_tag_change(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  const auto& change = std::get<domain::TagChange>(read);
  call.name_objects(domain::Collection::device, change.deviceids);
  domain::DeviceService devices(call.services.database, call.services.audit, call.services.clock);
  return tag_answer(call.request,
                    devices.remove_tag(call.scope, change.tags.front(), change.deviceids, call.request.request_id),
                    "removeSuccess");
}

}  // namespace guardian::api
