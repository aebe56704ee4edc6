#include "api/routes.h"

#include <string>
#include <utility>

#include "api/answer_headers.h"
#include "api/devices/device_operations.h"
#include "api/guard.h"
#include "api/key/key_operations.h"
#include "api/operation.h"
#include "api/rate_limit.h"
#include "api/segments/segment_operations.h"
#include "api/sites/site_operations.h"
#include "api/subnets/subnet_operations.h"

namespace guardian::api {

const OperationTable& operations() {
  static const OperationTable table = [] {
    using http::Method;
    OperationTable t;
    // clang-format off
    //          method        path             needs         calls/min  body       handler         name             mounts
    t.add_route(Method::get,  "device",        Needs::read,   60,       kNoBody,   get_device,     "device",        kV4V1AndConsole);
    t.add_route(Method::get,  "device/ip",     Needs::read,   60,       kNoBody,   get_device_by_ip, "device/ip",   kV4V1AndConsole);
    t.add_route(Method::get,  "device/list",   Needs::read,   60,       kNoBody,   list_devices,   "device/list",   kV4V1AndConsole);
    t.add_route(Method::put,  "device/update", Needs::write, 180,       kJsonBody, update_devices, "device/update", kV4V1AndConsole);
    t.add_route(Method::get,  "key/verify",    Needs::read,  180,       kNoBody,   verify_key,     "key/verify",    kV4AndV1);
    t.add_route(Method::get,  "site",          Needs::read,  180,       kNoBody,   list_sites,     "site",          kV4V1AndConsole);
    t.add_route(Method::post, "site",          Needs::write, 180,       kJsonBody, create_sites,   "site/create",   kV4V1AndConsole);
    t.add_route(Method::put,  "site",          Needs::write, 180,       kJsonBody, update_sites,   "site/update",   kV4V1AndConsole);
    t.add_route(Method::delete_, "site",       Needs::write, 180,       kNoBody,   delete_site,    "site/delete",   kV4V1AndConsole);
    t.add_route(Method::get,  "networkSegment", Needs::read, 180,       kNoBody,   list_segments,  "networkSegment", kV4V1AndConsole);
    t.add_route(Method::post, "networkSegment", Needs::write, 180,      kJsonBody, create_segments, "networkSegment/create", kV4V1AndConsole);
    t.add_route(Method::put,  "networkSegment", Needs::write, 180,      kJsonBody, update_segments, "networkSegment/update", kV4V1AndConsole);
    t.add_route(Method::delete_, "networkSegment", Needs::write, 180,   kJsonBody, delete_segments, "networkSegment/delete", kV4V1AndConsole);
    t.add_route(Method::get,  "subnet",        Needs::read,  180,       kNoBody,   list_subnets,   "subnet",        kV4V1AndConsole);
    t.add_route(Method::post, "subnet",        Needs::write, 180,       kJsonBody, create_subnets, "subnet/create", kV4V1AndConsole);
    t.add_route(Method::put,  "subnet",        Needs::write, 180,       kJsonBody, update_subnets, "subnet/update", kV4V1AndConsole);
    t.add_route(Method::delete_, "subnet",     Needs::write, 180,       kJsonBody, delete_subnets, "subnet/delete", kV4V1AndConsole);
    t.add_route(Method::put,  "subnet/transfer", Needs::write, 180,     kJsonBody, transfer_subnet, "subnet/transfer", kV4V1AndConsole);
    t.add_route(Method::put,  "subnet/revert", Needs::write, 180,       kJsonBody, revert_subnet,  "subnet/revert", kV4V1AndConsole);
    t.add_route(Method::put,  "network/subnetBulkUpdate", Needs::write, 180, kBulkBody, import_subnets, "network/subnetBulkUpdate", kV4AndV1);
    // clang-format on
    return t;
  }();
  return table;
}

namespace {

constexpr std::string_view kV4Prefix = "/pub/v4.0/";
constexpr std::string_view kConsolePrefix = "/console/api/";

bool is_on(const Operation& operation, Mount mount) { return (operation.mounts & static_cast<unsigned>(mount)) != 0; }

http::Route route_at(const Operation& operation, std::string_view prefix, std::string_view name_prefix,
                     http::Handler handler) {
  http::Route route;
  route.method = operation.method;
  route.pattern = std::string(prefix) + std::string(operation.path);
  route.lane = http::Lane::database;
  route.body_limit = operation.body_limit;
  route.handler = std::move(handler);
  route.name = std::string(name_prefix) + std::string(operation.name);
  return route;
}

// Key, then rate, then the operation. The use is noted only of a call that was let through.
http::Response answer_with_key(const Services& services, const Operation& operation, const http::Request& request) {
  const auto guarded = check_key(services, operation, request);
  if (const auto* refused = std::get_if<http::Response>(&guarded)) return *refused;
  const auto& key = std::get<domain::VerifiedKey>(guarded);
  const auto rate = services.limiter.take(key.scope.tenant_id(), operation.name, limit_of(operation, key.settings));
  if (!rate.accepted) return too_many_calls(request, rate, kKeyPolicy, operation.name);
  services.authenticator.note_use(key, request.peer, operation.name);
  http::Response response = operation.handler(Call{services, request, key.scope, Mount::v4, &key});
  add_answer_headers(response);
  add_rate_headers(response, rate, kKeyPolicy);
  return response;
}

http::Response answer_with_session(const Services& services, const SessionGuard& guard, const Operation& operation,
                                   const http::Request& request) {
  const auto guarded = guard(request, operation.needs == Needs::write);
  if (const auto* refused = std::get_if<http::Response>(&guarded)) return *refused;
  const auto& scope = std::get<domain::AccessScope>(guarded);
  if (operation.needs == Needs::write && !scope.may_write()) {
    http::Response response = http::error_response(request, Error::forbidden("Your role may not change this"));
    add_refusal_headers(response);
    return response;
  }
  const auto rate = services.limiter.take(scope.tenant_id(), "console/" + scope.user_id(), kConsoleCallsPerMinute);
  if (!rate.accepted) return too_many_calls(request, rate, kConsolePolicy, "the console");
  http::Response response = operation.handler(Call{services, request, scope, Mount::console, nullptr});
  add_answer_headers(response);
  add_rate_headers(response, rate, kConsolePolicy);
  return response;
}

}  // namespace

std::vector<http::Route> public_routes(const Services& services) {
  std::vector<http::Route> routes;
  for (const Operation& operation : operations().rows()) {
    if (!is_on(operation, Mount::v4)) continue;
    routes.push_back(route_at(operation, kV4Prefix, "", [services, operation](const http::Request& request) {
      return answer_with_key(services, operation, request);
    }));
    routes.back().admit = [services, operation](const http::Request& request) {
      return screen_key(services, operation, request);
    };
  }
  for (const auto& row : operations().public_rows()) {
    http::Route route;
    route.method = row.method;
    route.pattern = std::string(row.path);
    route.handler = row.handler;
    route.name = std::string(row.name);
    routes.push_back(std::move(route));
  }
  return routes;
}

std::vector<http::Route> session_routes(const Services& services, SessionGuard guard) {
  std::vector<http::Route> routes;
  for (const Operation& operation : operations().rows()) {
    if (!is_on(operation, Mount::console)) continue;
    routes.push_back(
        route_at(operation, kConsolePrefix, "console/", [services, guard, operation](const http::Request& request) {
          return answer_with_session(services, guard, operation, request);
        }));
  }
  return routes;
}

}  // namespace guardian::api
