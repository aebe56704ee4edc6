#include <variant>

#include "api/parameters/json_body.h"
#include "api/segments/segment_fields.h"
#include "api/segments/segment_operations.h"
#include "base/json_writer.h"

namespace guardian::api {

http::Response update_segments(const Call& call) {
  auto body = read_json_list(call.request, domain::SegmentService::kMostSegments);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  const auto changes = read_segment_changes(std::get<boost::json::array>(body), SegmentForm::update, problems);
  if (!problems.none()) return problems.answer(call.request);

  std::vector<std::string> names;
  for (const auto& change : changes) names.push_back(std::to_string(change.number));
  call.name_objects(domain::Collection::network_segment, std::move(names));
  domain::SegmentService segments(call.services.database, call.services.audit, call.services.clock);
  const auto updated = segments.update(call.scope, changes, call.request.request_id);
  if (!updated) return http::error_response(call.request, updated.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "updateNetworkSegment")
      .member("message", "OK")
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
