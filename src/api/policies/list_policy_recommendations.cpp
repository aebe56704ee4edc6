#include <fmt/format.h>

#include <string>
#include <utility>

#include "api/list_answer.h"
#include "api/parameters/comma_list.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/policies/policy_operations.h"
#include "domain/policies/policy.h"

namespace guardian::api {
namespace {

// An unpaged call must bring everything.
constexpr PagingRules kPolicyPaging{10'000, 10'000, true};
constexpr std::size_t kMostPolicyProfiles = 1000;

domain::PolicyQuery read_policy_query(const http::Request& request, InputProblems& problems) {
  domain::PolicyQuery query;
  const Paging paging = read_paging(request, kPolicyPaging, problems);
  query.offset = paging.offset;
  query.limit = paging.limit;
  if (const auto text = request.parameter("profile"); text && !text->empty()) {
    const auto names = split_at_commas(*text);
    if (names.size() > kMostPolicyProfiles) {
      problems.in_query("profile", fmt::format("must name at most {} profiles", kMostPolicyProfiles), *text);
    }
    query.profiles.emplace(names.begin(), names.end());
    query.profiles->emplace_back(*text);  // one profile whose own name has a comma
  }
  return query;
}

}  // namespace

http::Response list_policy_recommendations(const Call& call) {
  InputProblems problems;
  const ListInput input = read_list_input(call, "policy/recommendation", problems);
  domain::PolicyQuery query = read_policy_query(call.request, problems);
  query.bounds = input.bounds;
  if (!problems.none()) return problems.answer(call.request);

  const auto total = call.services.database.read(
      [&](const domain::Reader& reader) { return reader.policies().count(call.scope, query); });
  if (!total) return http::error_response(call.request, total.error());
  ListAnswer list;
  list.begin = fmt::format("{{\"ver\":\"v4.0\",\"api\":\"/policy/recommendation\",\"total\":{},\"policies\":[", *total);
  const auto last = nothing_written();
  list.next = next_behind(input.cursor, last);
  list.slice = [&database = call.services.database, scope = call.scope, query, last](ItemSink& sink, std::int64_t offset,
                                                                               std::int64_t limit) -> Result<void> {
    domain::PolicyQuery part = query;
    part.offset = offset;
    part.limit = limit;
    GUARDIAN_TRY(const auto policies,
                 database.read([&](const domain::Reader& reader) { return reader.policies().list(scope, part); }));
    for (const auto& policy : policies) sink.next() += policy.document;
    if (!policies.empty()) *last = domain::ListPosition{{policies.back().id}};
    return {};
  };
  list.end = [](std::string& out, std::int64_t) -> Result<void> {
    out += "]}";
    return {};
  };
  list.slice_items = 100;  // a document may be long
  return list_answer(call.request, {query.offset, query.limit}, std::move(list));
}

}  // namespace guardian::api
