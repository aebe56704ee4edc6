#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "api/list_answer.h"
#include "api/parameters/choice.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/tags/tag_operations.h"
#include "api/tags/tag_view.h"
#include "domain/tags/tag.h"

namespace guardian::api {
namespace {

enum class TagOrigin { tenant, predefined };
constexpr Choice<TagOrigin> kTagOrigins[] = {{"tenant", TagOrigin::tenant}, {"predefined", TagOrigin::predefined}};
constexpr Choice<domain::TagKind> kTagKinds[] = {{"custom", domain::TagKind::custom},
                                                 {"system", domain::TagKind::system}};

ListAnswer tag_list(std::int64_t total) {
  ListAnswer list;
  list.begin = fmt::format("{{\"ver\":\"0.3\",\"api\":\"tagRule\",\"totalTags\":{},\"tags\":[", total);
  list.end = [](std::string& out, std::int64_t) -> Result<void> {
    out += "]}";
    return {};
  };
  return list;
}

http::Response list_predefined(const http::Request& request, const domain::TagQuery& query) {
  const bool shown = query.kind != domain::TagKind::custom;
  const auto tags = shown ? domain::predefined_tags() : std::span<const domain::Tag>();
  ListAnswer list = tag_list(static_cast<std::int64_t>(tags.size()));
  list.slice = [tags](ItemSink& sink, std::int64_t offset, std::int64_t limit) -> Result<void> {
    const auto count = static_cast<std::int64_t>(tags.size());
    const auto last = std::min(offset, count) + std::min(limit, count - std::min(offset, count));
    for (auto i = offset; i < last; ++i) write_tag_item(sink.next(), tags[static_cast<std::size_t>(i)], "");
    return {};
  };
  return list_answer(request, {query.offset, query.limit}, std::move(list));
}

}  // namespace

http::Response list_tags(const Call& call) {
  InputProblems problems;
  const http::Request& request = call.request;
  const auto origin = read_choice<TagOrigin>(request, "source", kTagOrigins, problems);
  if (!request.parameter("source")) problems.in_query("source", "is required: tenant or predefined");
  domain::TagQuery query;
  query.kind = read_choice<domain::TagKind>(request, "type", kTagKinds, problems).value_or(domain::TagKind::any);
  const Paging paging = read_paging(request, {1000, 1000, true}, problems);
  query.offset = paging.offset;
  query.limit = paging.limit;
  const ListInput input = read_list_input(call, "tag/list", problems);
  query.bounds = input.bounds;
  if (const auto text = request.parameter("updated_after"); text && origin == TagOrigin::predefined) {
    problems.in_query("updated_after", "is not taken here: predefined tags do not change", *text);
  }
  if (!problems.none()) return problems.answer(request);
  if (*origin == TagOrigin::predefined) return list_predefined(request, query);

  const auto total =
      call.services.database.read([&](const domain::Reader& reader) { return reader.tags().count(call.scope, query); });
  if (!total) return http::error_response(request, total.error());
  ListAnswer list = tag_list(*total);
  const auto last = nothing_written();
  list.next = next_behind(input.cursor, last);
  list.slice = [&database = call.services.database, scope = call.scope, query, last](ItemSink& sink, std::int64_t offset,
                                                                               std::int64_t limit) -> Result<void> {
    domain::TagQuery part = query;
    part.offset = offset;
    part.limit = limit;
    GUARDIAN_TRY(const auto tags,
                 database.read([&](const domain::Reader& reader) { return reader.tags().list(scope, part); }));
    for (const auto& tag : tags) write_tag_item(sink.next(), tag, scope.tenant_name());
    if (!tags.empty()) *last = domain::ListPosition{{tags.back().id}};
    return {};
  };
  return list_answer(request, paging, std::move(list));
}

}  // namespace guardian::api
