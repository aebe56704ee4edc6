#include <variant>

#include "api/parameters/json_body.h"
#include "api/subnets/subnet_fields.h"
#include "api/subnets/subnet_operations.h"
#include "base/json_writer.h"

namespace guardian::api {

http::Response update_subnets(const Call& call) {
  auto body = read_json_list(call.request, domain::SubnetService::kMostWritten);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  const auto changes = read_subnet_changes(std::get<boost::json::array>(body), "", problems);
  if (!problems.none()) return problems.answer(call.request);

  std::vector<std::string> names;
  for (const auto& change : changes) names.push_back(change.prefix.to_string());
  call.name_objects(domain::Collection::subnet, std::move(names));
  domain::SubnetService subnets(call.services.database, call.services.audit, call.services.clock);
  const auto updated = subnets.update(call.scope, changes, call.request.request_id);
  if (!updated) return http::error_response(call.request, updated.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "updateSubnet")
      .member("status", "success")
      .member("updated", *updated)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
