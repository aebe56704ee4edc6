#include "api/parameters/input_problems.h"
#include "api/sites/site_operations.h"
#include "base/json_writer.h"
#include "domain/sites/site_service.h"

namespace guardian::api {

http::Response delete_site(const Call& call) {
  const auto name = call.request.parameter("external_id");
  if (!name || name->empty()) {
    InputProblems problems;
    problems.in_query("external_id", "is required");
    return problems.answer(call.request);
  }
  call.name_objects(domain::Collection::site, {std::string(*name)});
  domain::SiteService sites(call.services.database, call.services.audit, call.services.clock);
  const auto removed = sites.remove(call.scope, *name, call.request.request_id);
  if (!removed) return http::error_response(call.request, removed.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "deleteSite")
      .member("code", 1)
      .member("message", "OK")
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
