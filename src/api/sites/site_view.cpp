#include "api/sites/site_view.h"

#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/segments/segment.h"
#include "domain/subnets/subnet.h"

namespace guardian::api {

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

}  // namespace guardian::api
