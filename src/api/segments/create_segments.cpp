#include <variant>

#include "api/parameters/json_body.h"
#include "api/segments/segment_fields.h"
#include "api/segments/segment_operations.h"
#include "base/json_writer.h"

namespace guardian::api {

http::Response create_segments(const Call& call) {
  auto body = read_json_list(call.request, domain::SegmentService::kMostSegments);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  const auto changes = read_segment_changes(std::get<boost::json::array>(body), SegmentForm::create, problems);
  if (!problems.none()) return problems.answer(call.request);

  domain::SegmentService segments(call.services.database, call.services.audit, call.services.clock);
  const auto numbers = segments.create(call.scope, changes, call.request.request_id);
  if (!numbers) return http::error_response(call.request, numbers.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("ver", "v4.0").member("api", "createNetworkSegment").member("message", "OK");
  json.key("segmentIds").begin_array();
  for (const auto number : *numbers) json.value(std::to_string(number));
  json.end_array().end_object();
  return http::Response::json(201, std::move(out));
}

}  // namespace guardian::api
