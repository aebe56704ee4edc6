#include <string>
#include <utility>

#include "api/list_answer.h"
#include "api/parameters/choice.h"
#include "api/parameters/list_input.h"
#include "api/parameters/paging.h"
#include "api/parameters/time_parameter.h"
#include "api/subnets/subnet_fields.h"
#include "api/subnets/subnet_operations.h"
#include "api/subnets/subnet_view.h"
#include "domain/subnets/prefix.h"

namespace guardian::api {
namespace {

constexpr PagingRules kSubnetPaging{1000, 1000, false};
constexpr std::size_t kLongestSubnetFilter = 1024;

std::optional<std::string> read_subnet_filter(const http::Request& request, std::string_view name,
                                              InputProblems& problems) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  if (text->size() > kLongestSubnetFilter) problems.in_query(name, "must be at most 1024 bytes", *text);
  return std::string(*text);
}

domain::SubnetQuery read_subnet_query(const http::Request& request, InputProblems& problems) {
  domain::SubnetQuery query;
  query.updated_since = read_time(request, "stime", problems);
  query.prefix = read_prefix_parameter(request, "prefix", problems);
  query.parent = read_prefix_parameter(request, "parent", problems);
  if (request.parameter("prefix") && request.parameter("parent")) {
    problems.in_query("prefix", "cannot stand beside parent");
  }
  query.name = read_subnet_filter(request, "name", problems);
  query.site_id = read_subnet_filter(request, "siteid", problems);
  query.description = read_subnet_filter(request, "description", problems);
  const bool flat = read_true_false(request, "flat", problems).value_or(false);
  const bool searches = query.updated_since || query.prefix || query.name || query.site_id || query.description;
  query.one_level = !flat && !searches;  // searches go through all levels
  return query;
}

}  // namespace

http::Response list_subnets(const Call& call) {
  InputProblems problems;
  domain::SubnetQuery query = read_subnet_query(call.request, problems);
  const ListInput input = read_list_input(call, "subnet", problems);
  query.bounds = input.bounds;
  if (query.bounds.changed_after) query.one_level = false;  // a search goes through all levels
  const Paging paging = read_paging(call.request, kSubnetPaging, problems);
  if (!problems.none()) return problems.answer(call.request);

  const auto total = call.services.database.read(
      [&](const domain::Reader& reader) { return reader.subnets().count(call.scope, query); });
  if (!total) return http::error_response(call.request, total.error());
  ListAnswer list;
  list.begin = R"({"ver":"v4.0","api":"getSubnet","subnets":[)";
  const auto last = nothing_written();
  list.next = next_behind(input.cursor, last);
  list.slice = [&database = call.services.database, scope = call.scope, query, last](ItemSink& sink, std::int64_t offset,
                                                                               std::int64_t limit) -> Result<void> {
    domain::SubnetQuery part = query;
    part.offset = offset;
    part.limit = limit;
    GUARDIAN_TRY(const auto subnets,
                 database.read([&](const domain::Reader& reader) { return reader.subnets().list(scope, part); }));
    for (const auto& subnet : subnets) write_subnet(sink.next(), subnet);
    if (!subnets.empty()) *last = domain::ListPosition{{domain::prefix_key(subnets.back().prefix)}};
    return {};
  };
  list.end = [total = *total](std::string& out, std::int64_t) -> Result<void> {
    out += "],\"total\":" + std::to_string(total) + "}";
    return {};
  };
  return list_answer(call.request, paging, std::move(list));
}

}  // namespace guardian::api
