#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "api/list_answer.h"
#include "api/parameters/list_input.h"
#include "api/sites/site_operations.h"
#include "api/sites/site_view.h"
#include "domain/sites/site.h"

namespace guardian::api {
namespace {

constexpr std::size_t kMostSiteIds = 1000;
constexpr std::size_t kLongestFilter = 1024;
// A slice holds the subnets of its sites too.
constexpr std::int64_t kSitesInSlice = 100;

std::optional<std::vector<std::string>> read_site_ids(const http::Request& request, InputProblems& problems) {
  const auto text = request.parameter("site_id_list");
  if (!text) return std::nullopt;
  std::vector<std::string> ids;
  for (std::string_view rest = *text; !rest.empty();) {
    const auto comma = rest.find(',');
    if (const auto id = rest.substr(0, comma); !id.empty()) ids.emplace_back(id);
    rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
  }
  if (ids.empty() || ids.size() > kMostSiteIds) {
    problems.in_query("site_id_list", "must be 1 to 1000 site ids, separated by commas", *text);
  }
  return ids;
}

std::optional<std::string> read_site_filter(const http::Request& request, std::string_view name,
                                            InputProblems& problems) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  if (text->size() > kLongestFilter) problems.in_query(name, "must be at most 1024 bytes", *text);
  return std::string(*text);
}

}  // namespace

http::Response list_sites(const Call& call) {
  InputProblems problems;
  domain::SiteQuery query;
  query.ids = read_site_ids(call.request, problems);
  query.name = read_site_filter(call.request, "name", problems);
  query.description = read_site_filter(call.request, "description", problems);
  query.bounds.changed_after = read_changed_after(call, problems);
  if (!problems.none()) return problems.answer(call.request);

  ListAnswer list;
  list.begin = R"({"ver":"v4.0","api":"getSite","list":[)";
  list.slice_items = kSitesInSlice;
  list.slice = [&database = call.services.database, scope = call.scope, query](ItemSink& sink, std::int64_t offset,
                                                                               std::int64_t limit) -> Result<void> {
    domain::SiteQuery part = query;
    part.offset = offset;
    part.limit = limit;
    GUARDIAN_TRY(auto page,
                 database.read([&](const domain::Reader& reader) { return read_site_page(reader, scope, part); }));
    for (const auto& site : page.sites) write_site(sink.next(), site, page);
    return {};
  };
  list.end = [](std::string& out, std::int64_t written) -> Result<void> {
    out += "],\"total\":" + std::to_string(written) + "}";
    return {};
  };
  return list_answer(call.request, {0, std::numeric_limits<std::int64_t>::max()}, std::move(list));
}

}  // namespace guardian::api
