#include <set>
#include <variant>

#include "api/parameters/body_fields.h"
#include "api/parameters/json_body.h"
#include "api/subnets/subnet_operations.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/subnets/prefix.h"
#include "domain/subnets/subnet_service.h"

namespace guardian::api {
namespace {

std::vector<Cidr> read_prefix_list(BodyFields& body, InputProblems& problems) {
  const auto texts = body.texts("subnetPrefixList", Presence::required, 1, domain::SubnetService::kMostRemoved, 64);
  std::vector<Cidr> prefixes;
  std::set<Cidr> named;
  for (std::size_t i = 0; texts && i < texts->size(); ++i) {
    const auto prefix = domain::parse_prefix((*texts)[i]);
    if (!prefix) {
      problems.in_body(element_path("subnetPrefixList", i), prefix.error().client_text,
                       to_json(boost::json::value((*texts)[i])));
    } else if (named.insert(*prefix).second) {
      prefixes.push_back(*prefix);
    }
  }
  return prefixes;
}

}  // namespace

http::Response delete_subnets(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto prefixes = read_prefix_list(fields, problems);
  if (!problems.none()) return problems.answer(call.request);

  std::vector<std::string> names;
  for (const Cidr& prefix : prefixes) names.push_back(prefix.to_string());
  call.name_objects(domain::Collection::subnet, std::move(names));
  domain::SubnetService subnets(call.services.database, call.services.audit, call.services.clock);
  const auto removed = subnets.remove(call.scope, prefixes, call.request.request_id);
  if (!removed) return http::error_response(call.request, removed.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("ver", "v4.0").member("api", "deleteSubnet").member("status", "success");
  json.key("deletedSubnets").begin_array();
  for (const Cidr& prefix : *removed) json.value(prefix.to_string());
  json.end_array().end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
