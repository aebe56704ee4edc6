#include <variant>

#include "api/parameters/body_fields.h"
#include "api/parameters/choice.h"
#include "api/parameters/json_body.h"
#include "api/subnets/subnet_fields.h"
#include "api/subnets/subnet_operations.h"
#include "base/json_writer.h"

namespace guardian::api {
namespace {

constexpr Choice<std::string_view> kAddressManagers[] = {{"ipam_infoblox", "ipam_infoblox"}};

// Before December 2022 one flag said both.
bool read_overwrite(BodyFields& body, std::string_view name) {
  if (body.find(name) == nullptr && body.find("overwrite") != nullptr) {
    return body.boolean("overwrite", Presence::optional).value_or(false);
  }
  return body.boolean(name, Presence::required).value_or(false);
}

domain::SubnetImport read_subnet_import_body(const boost::json::object& object, InputProblems& problems) {
  BodyFields body(object, "", problems);
  domain::SubnetImport import;
  import.overwrite_data = read_overwrite(body, "dataOverwrite");
  import.overwrite_site = read_overwrite(body, "siteOverwrite");
  // The schema of the reference API says subnetList, its example subnetlist.
  const std::string_view name =
      body.find("subnetList") == nullptr && body.find("subnetlist") != nullptr ? "subnetlist" : "subnetList";
  if (const auto* list = body.array(name, Presence::required, 0, domain::SubnetService::kMostImported)) {
    import.items = read_subnet_imports(*list, name, problems);
  }
  return import;
}

}  // namespace

http::Response import_subnets(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  auto import = read_subnet_import_body(std::get<boost::json::object>(body), problems);
  const auto source = read_choice<std::string_view>(call.request, "updateSource", kAddressManagers, problems);
  if (!call.request.parameter("updateSource")) problems.in_query("updateSource", "is required");
  if (!problems.none()) return problems.answer(call.request);
  import.source = *source;

  domain::SubnetService subnets(call.services.database, call.services.audit, call.services.clock);
  const auto updated = subnets.import(call.scope, import, call.request.request_id);
  if (!updated) return http::error_response(call.request, updated.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("api", "network/subnetBulkUpdate")
      .member("ver", "v4.0")
      .member("code", 1)
      .member("message", "OK")
      .member("updatedSubnetNum", *updated)
      .member("numOfUpdatedSubnets", *updated)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
