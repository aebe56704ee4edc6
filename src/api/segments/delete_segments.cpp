#include <set>
#include <variant>

#include "api/parameters/json_body.h"
#include "api/segments/segment_fields.h"
#include "api/segments/segment_operations.h"
#include "base/json_reader.h"
#include "base/json_writer.h"

namespace guardian::api {
namespace {

std::vector<std::int64_t> read_segment_numbers(BodyFields& body, InputProblems& problems) {
  const auto texts =
      body.texts("segmentIdsList", Presence::required, 1, domain::SegmentService::kMostSegments, kLongestSegmentNumber);
  std::set<std::int64_t> numbers;
  for (std::size_t i = 0; texts && i < texts->size(); ++i) {
    if (const auto number = parse_segment_number((*texts)[i])) {
      numbers.insert(*number);
    } else {
      problems.in_body(element_path("segmentIdsList", i), std::string(kSegmentNumberRule),
                       to_json(boost::json::value((*texts)[i])));
    }
  }
  return {numbers.begin(), numbers.end()};
}

}  // namespace

http::Response delete_segments(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto numbers = read_segment_numbers(fields, problems);
  if (!problems.none()) return problems.answer(call.request);

  std::vector<std::string> names;
  for (const auto number : numbers) names.push_back(std::to_string(number));
  call.name_objects(domain::Collection::network_segment, std::move(names));
  domain::SegmentService segments(call.services.database, call.services.audit, call.services.clock);
  const auto removed = segments.remove(call.scope, numbers, call.request.request_id);
  if (!removed) return http::error_response(call.request, removed.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("method", "DEL")
      .member("api", "deleteNetworkSegment")
      .member("message", "OK")
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
