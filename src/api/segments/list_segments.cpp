#include <string>
#include <utility>

#include "api/list_answer.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"
#include "api/segments/segment_operations.h"
#include "api/segments/segment_view.h"
#include "domain/segments/segment.h"

namespace guardian::api {
namespace {

constexpr PagingRules kSegmentPaging{1000, 1000, true};

}  // namespace

http::Response list_segments(const Call& call) {
  InputProblems problems;
  domain::SegmentQuery query;
  query.updated_since = read_time(call.request, "stime", problems);
  const Paging paging = read_paging(call.request, kSegmentPaging, problems);
  const ListInput input = read_list_input(call, "networkSegment", problems);
  query.bounds = input.bounds;
  if (!problems.none()) return problems.answer(call.request);

  const auto total = call.services.database.read(
      [&](const domain::Reader& reader) { return reader.segments().count(call.scope, query); });
  if (!total) return http::error_response(call.request, total.error());
  ListAnswer list;
  // The literal of the reference API, which says "create" here too.
  list.begin = R"({"ver":"v4.0","api":"createNetworkSegment","method":"GET","networkSegments":[)";
  const auto last = nothing_written();
  list.next = next_behind(input.cursor, last);
  list.slice = [&database = call.services.database, scope = call.scope, query, last](ItemSink& sink, std::int64_t offset,
                                                                               std::int64_t limit) -> Result<void> {
    domain::SegmentQuery part = query;
    part.offset = offset;
    part.limit = limit;
    GUARDIAN_TRY(const auto segments,
                 database.read([&](const domain::Reader& reader) { return reader.segments().list(scope, part); }));
    for (const auto& segment : segments) write_segment(sink.next(), segment, scope.tenant_name());
    if (!segments.empty()) *last = domain::ListPosition{{segments.back().number}};
    return {};
  };
  list.end = [total = *total](std::string& out, std::int64_t) -> Result<void> {
    out += "],\"total\":" + std::to_string(total) + "}";
    return {};
  };
  return list_answer(call.request, paging, std::move(list));
}

}  // namespace guardian::api
