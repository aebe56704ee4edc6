#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "api/list_answer.h"
#include "api/sites/site_operations.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/segments/segment.h"
#include "domain/sites/site.h"
#include "domain/subnets/subnet.h"

namespace guardian::api {
namespace {

constexpr std::size_t kMostSiteIds = 1000;
constexpr std::size_t kLongestFilter = 1024;
// A slice holds the subnets of its sites too.
constexpr std::int64_t kSitesInSlice = 100;

// Sites with what lies there.
struct SitePage {
  std::vector<domain::Site> sites;
  std::map<std::string, std::vector<std::string>> prefixes;  // by site id
  std::map<std::string, std::vector<std::int64_t>> segments;
};

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

Result<SitePage> read_site_page(const domain::Reader& reader, const domain::AccessScope& scope,
                                const domain::SiteQuery& query) {
  SitePage page;
  GUARDIAN_TRY(page.sites, reader.sites().list(scope, query));
  std::vector<std::string> ids;
  for (const auto& site : page.sites) ids.push_back(site.id);
  GUARDIAN_TRY(const auto prefixes, reader.subnets().prefixes_at_sites(scope, ids));
  for (const auto& [site, prefix] : prefixes) page.prefixes[site].push_back(prefix.to_string());
  GUARDIAN_TRY(const auto segments, reader.segments().numbers_at_sites(scope, ids));
  for (const auto& [site, number] : segments) page.segments[site].push_back(number);
  return page;
}

void write_site(std::string& out, const domain::Site& site, SitePage& page) {
  JsonWriter json(out);
  json.begin_object()
      .member("siteid", site.id)
      .member("external_id", site.name)
      .member("description", site.description)
      .member("location", site.location)
      .key("group");
  if (site.group.empty()) {
    json.null();
  } else {
    json.value(site.group);
  }
  json.key("subnetsList").begin_array();
  for (const auto& prefix : page.prefixes[site.id]) json.value(prefix);
  json.end_array().key("segmentIdsList").begin_array();
  for (const auto number : page.segments[site.id]) json.value(std::to_string(number));
  json.end_array()
      .member("created_at", format_time(site.created_at))
      .member("updated_at", format_time(site.updated_at))
      .end_object();
}

}  // namespace

http::Response list_sites(const Call& call) {
  InputProblems problems;
  domain::SiteQuery query;
  query.ids = read_site_ids(call.request, problems);
  query.name = read_site_filter(call.request, "name", problems);
  query.description = read_site_filter(call.request, "description", problems);
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
