#include <variant>

#include "api/parameters/json_body.h"
#include "api/sites/site_fields.h"
#include "api/sites/site_operations.h"
#include "base/json_writer.h"

namespace guardian::api {

http::Response update_sites(const Call& call) {
  auto body = read_json_list(call.request, domain::SiteService::kMostSites);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  const auto changes = read_site_changes(std::get<boost::json::array>(body), problems);
  if (!problems.none()) return problems.answer(call.request);

  std::vector<std::string> names;
  for (const auto& change : changes) names.push_back(change.name);
  call.name_objects(domain::Collection::site, std::move(names));
  domain::SiteService sites(call.services.database, call.services.audit, call.services.clock);
  const auto updated = sites.update(call.scope, changes, call.request.request_id);
  if (!updated) return http::error_response(call.request, updated.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "updateSite")
      .member("message", "OK")
      .member("updated", *updated)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
