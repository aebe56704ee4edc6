#include "api/subnets/subnet_fields.h"
#include "api/subnets/subnet_operations.h"
#include "base/json_writer.h"

namespace guardian::api {
namespace {

http::Response set_shared(const Call& call, bool shared, std::string_view api) {
  InputProblems problems;
  const auto prefix = read_prefix_parameter(call.request, "ipPrefix", problems);
  if (!prefix && problems.none()) problems.in_query("ipPrefix", "is required");
  if (!problems.none()) return problems.answer(call.request);

  call.name_objects(domain::Collection::subnet, {prefix->to_string()});
  domain::SubnetService subnets(call.services.database, call.services.audit, call.services.clock);
  const auto done = subnets.set_shared(call.scope, *prefix, shared, call.request.request_id);
  if (!done) return http::error_response(call.request, done.error());
  std::string out;
  JsonWriter(out).begin_object().member("ver", "v4.0").member("api", api).member("status", "success").end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace

http::Response transfer_subnet(const Call& call) { return set_shared(call, true, "transferSubnet"); }

http::Response revert_subnet(const Call& call) { return set_shared(call, false, "revertSubnet"); }

}  // namespace guardian::api
