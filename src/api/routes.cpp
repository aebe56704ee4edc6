#include "api/routes.h"

#include <array>
#include <string>
#include <utility>
#include <variant>

#include "api/alerts/alert_operations.h"
#include "api/answer_headers.h"
#include "api/bearer_guard.h"
#include "api/changes/change_operations.h"
#include "api/conditional_answer.h"
#include "api/counts/count_operations.h"
#include "api/custom_attributes/custom_attribute_operations.h"
#include "api/devices/device_operations.h"
#include "api/discovery/discovery_operations.h"
#include "api/exports/export_operations.h"
#include "api/fields/field_operations.h"
#include "api/filters/filter_operations.h"
#include "api/guard.h"
#include "api/integrations/integration_operations.h"
#include "api/key/key_operations.h"
#include "api/oauth2/oauth2_operations.h"
#include "api/openapi/openapi_document.h"
#include "api/operation.h"
#include "api/parameters/input_problems.h"
#include "api/policies/policy_operations.h"
#include "api/profiles/profile_operations.h"
#include "api/rate_limit.h"
#include "api/security_rules/security_rule_operations.h"
#include "api/segments/segment_operations.h"
#include "api/sites/site_operations.h"
#include "api/subnets/subnet_operations.h"
#include "api/tags/tag_operations.h"
#include "api/vulnerabilities/vulnerability_operations.h"
#include "api/webhooks/webhook_operations.h"

namespace guardian::api {

const OperationTable& operations() {
  static const OperationTable table = [] {
    using http::Method;
    OperationTable t;
    // clang-format off
    //          method           path                                needs         a minute body       handler                      name, mounts
    // Devices.
    t.add_route(Method::get,     "device",                           Needs::read,    60, kNoBody,   get_device,                  "device", kV4V1AndConsole);
    t.add_route(Method::get,     "device/ip",                        Needs::read,    60, kNoBody,   get_device_by_ip,            "device/ip", kV4V1AndConsole);
    t.add_route(Method::get,     "device/list",                      Needs::read,    60, kNoBody,   list_devices,                "device/list", kV4V1AndConsole);
    t.add_route(Method::put,     "device/update",                    Needs::write,  180, kJsonBody, update_devices,              "device/update", kV4V1AndConsole);
    t.add_route(Method::put,     "device/bulkUpdate",                Needs::write,  180, kBulkBody, bulk_update_devices,         "device/bulkUpdate", kV4V1AndConsole);
    t.add_route(Method::get,     "device/list",                      Needs::read,    60, kNoBody,   list_devices_v2,             "v2/device/list", kV2);
    t.add_route(Method::get,     "device/search",                    Needs::read,    60, kNoBody,   search_devices,              "v2/device/search", kV2AndConsole);
    t.add_route(Method::get,     "device/attributes",                Needs::read,   180, kNoBody,   list_device_attributes,      "v2/device/attributes", kV2AndConsole);
    // Tags, profiles, policies.
    t.add_route(Method::get,     "profile/mapping",                  Needs::read,   180, kNoBody,   get_profile_mapping,         "profile/mapping", kV4V1AndConsole);
    t.add_route(Method::get,     "tag/list",                         Needs::read,   180, kNoBody,   list_tags,                   "tag/list", kV4V1AndConsole);
    t.add_route(Method::post,    "tag",                              Needs::write,  180, kJsonBody, add_tag,                     "tag/create", kV4V1AndConsole);
    t.add_route(Method::delete_, "tag",                              Needs::write,  180, kJsonBody, remove_tag,                  "tag/delete", kV4V1AndConsole);
    t.add_route(Method::get,     "policy/recommendation",            Needs::read,   180, kNoBody,   list_policy_recommendations, "policy/recommendation", kV4V1AndConsole);
    // Alerts and vulnerabilities.
    t.add_route(Method::get,     "alert",                            Needs::read,   180, kNoBody,   get_alert,                   "alert", kV4V1AndConsole);
    t.add_route(Method::get,     "alert/list",                       Needs::read,    60, kNoBody,   list_alerts,                 "alert/list", kV4V1AndConsole);
    t.add_route(Method::put,     "alert/update",                     Needs::write,   60, kJsonBody, update_alert,                "alert/update", kV4V1AndConsole);
    t.add_route(Method::get,     "alertVuln/capability",             Needs::read,   180, kNoBody,   list_capabilities,           "alertVuln/capability", kV4V1AndConsole);
    t.add_route(Method::get,     "vulnerability",                    Needs::read,   180, kNoBody,   get_vulnerability,           "vulnerability", kV4V1AndConsole);
    t.add_route(Method::get,     "vulnerability/list",               Needs::read,    60, kNoBody,   list_vulnerabilities,        "vulnerability/list", kV4V1AndConsole);
    t.add_route(Method::put,     "vulnerability/update",             Needs::write,   60, kJsonBody, update_vulnerabilities,      "vulnerability/update", kV4V1AndConsole);
    t.add_route(Method::put,     "thirdPartyScan",                   Needs::write,  180, kBulkBody, take_third_party_scan,       "thirdPartyScan", kV4V1AndConsole);
    // Filters and custom attributes.
    t.add_route(Method::get,     "fields",                           Needs::read,   180, kNoBody,   list_fields,                 "fields", kV4V1AndConsole);
    t.add_route(Method::get,     "filters",                          Needs::read,   180, kNoBody,   list_filters,                "filters", kV4V1AndConsole);
    t.add_route(Method::get,     "customAttributes",                 Needs::read,   180, kNoBody,   list_custom_attributes,      "customAttributes", kV4V1AndConsole);
    t.add_route(Method::post,    "customAttribute",                  Needs::write,  180, kJsonBody, create_custom_attribute,     "customAttribute/create", kV4V1AndConsole);
    t.add_route(Method::put,     "customAttribute",                  Needs::write,  180, kJsonBody, update_custom_attribute,     "customAttribute/update", kV4V1AndConsole);
    t.add_route(Method::delete_, "customAttribute",                  Needs::write,  180, kNoBody,   delete_custom_attribute,     "customAttribute/delete", kV4V1AndConsole);
    // Sites, segments, subnets.
    t.add_route(Method::get,     "site",                             Needs::read,   180, kNoBody,   list_sites,                  "site", kV4V1AndConsole);
    t.add_route(Method::post,    "site",                             Needs::write,  180, kJsonBody, create_sites,                "site/create", kV4V1AndConsole);
    t.add_route(Method::put,     "site",                             Needs::write,  180, kJsonBody, update_sites,                "site/update", kV4V1AndConsole);
    t.add_route(Method::delete_, "site",                             Needs::write,  180, kNoBody,   delete_site,                 "site/delete", kV4V1AndConsole);
    t.add_route(Method::get,     "networkSegment",                   Needs::read,   180, kNoBody,   list_segments,               "networkSegment", kV4V1AndConsole);
    t.add_route(Method::post,    "networkSegment",                   Needs::write,  180, kJsonBody, create_segments,             "networkSegment/create", kV4V1AndConsole);
    t.add_route(Method::put,     "networkSegment",                   Needs::write,  180, kJsonBody, update_segments,             "networkSegment/update", kV4V1AndConsole);
    t.add_route(Method::delete_, "networkSegment",                   Needs::write,  180, kJsonBody, delete_segments,             "networkSegment/delete", kV4V1AndConsole);
    t.add_route(Method::get,     "subnet",                           Needs::read,   180, kNoBody,   list_subnets,                "subnet", kV4V1AndConsole);
    t.add_route(Method::post,    "subnet",                           Needs::write,  180, kJsonBody, create_subnets,              "subnet/create", kV4V1AndConsole);
    t.add_route(Method::put,     "subnet",                           Needs::write,  180, kJsonBody, update_subnets,              "subnet/update", kV4V1AndConsole);
    t.add_route(Method::delete_, "subnet",                           Needs::write,  180, kJsonBody, delete_subnets,              "subnet/delete", kV4V1AndConsole);
    t.add_route(Method::put,     "subnet/transfer",                  Needs::write,  180, kJsonBody, transfer_subnet,             "subnet/transfer", kV4V1AndConsole);
    t.add_route(Method::put,     "subnet/revert",                    Needs::write,  180, kJsonBody, revert_subnet,               "subnet/revert", kV4V1AndConsole);
    t.add_route(Method::put,     "network/subnetBulkUpdate",         Needs::write,  180, kBulkBody, import_subnets,              "network/subnetBulkUpdate", kV4AndV1);
    // Network discovery and firewall rules.
    t.add_route(Method::put,     "network/ndNodeGraphBulkUpdate",    Needs::write,  180, kBulkBody, upload_node_graph,           "network/ndNodeGraphBulkUpdate", kV4AndV1, Customer::optional);
    t.add_route(Method::put,     "network/ndNodeL2L3BulkUpdate",     Needs::write,  180, kBulkBody, upload_node_l2l3,            "network/ndNodeL2L3BulkUpdate", kV4AndV1, Customer::optional);
    t.add_route(Method::put,     "network/ndNodeEndpointBulkUpdate", Needs::write,  180, kBulkBody, upload_node_endpoints,       "network/ndNodeEndpointBulkUpdate", kV4AndV1, Customer::optional);
    t.add_route(Method::put,     "network/securityRules",            Needs::write,  180, kBulkBody, update_security_rules,       "network/securityRules", kV4AndV1);
    t.add_route(Method::delete_, "network/purgeRules",               Needs::write,  180, kBulkBody, purge_security_rules,        "network/purgeRules", kV4AndV1);
    // Automation.
    t.add_route(Method::get,     "xsoar/integrations",               Needs::read,   180, kNoBody,   list_active_integrations,    "xsoar/integrations", kV4AndV1);
    t.add_route(Method::post,    "xsoar/status",                     Needs::write,  180, kJsonBody, report_integration_status,   "xsoar/status", kV4AndV1);
    t.add_route(Method::post,    "xsoar/device/reportUpload",        Needs::write,  180, kBulkBody, upload_scan_report,          "xsoar/device/reportUpload", kV4AndV1);
    t.add_route(Method::post,    "xsoar/profile/aclSync/status",     Needs::write,  180, kJsonBody, report_acl_sync_status,      "xsoar/profile/aclSync/status", kV4AndV1);
    t.add_route(Method::post,    "xsoar/device/scanDetails",         Needs::write,  180, kJsonBody, report_scan_details,         "xsoar/device/scanDetails", kV4AndV1);
    t.add_route(Method::get,     "xsoar/heartbeat",                  Needs::read,   180, kNoBody,   answer_heartbeat,            "xsoar/heartbeat", kV4AndV1);
    // What changed, and everything at once.
    t.add_route(Method::get,     "changes",                          Needs::read,   180, kNoBody,   list_changes,                "changes", kV4V1AndConsole);
    t.add_route(Method::get,     "export/devices",                   Needs::read,    60, kNoBody,   export_devices,              "export/devices", kV4V1AndConsole);
    t.add_route(Method::get,     "export/alerts",                    Needs::read,    60, kNoBody,   export_alerts,               "export/alerts", kV4V1AndConsole);
    t.add_route(Method::get,     "export/vulnerabilities",           Needs::read,    60, kNoBody,   export_vulnerabilities,      "export/vulnerabilities", kV4V1AndConsole);
    // Webhooks.
    t.add_route(Method::get,     "webhook/list",                     Needs::read,   180, kNoBody,   list_webhooks,               "webhook/list", kV4AndConsole);
    t.add_route(Method::post,    "webhook",                          Needs::write,  180, kJsonBody, create_webhook,              "webhook/create", kV4AndConsole, Customer::required, SecretResponse::yes);
    t.add_route(Method::put,     "webhook",                          Needs::write,  180, kJsonBody, update_webhook,              "webhook/update", kV4AndConsole);
    t.add_route(Method::delete_, "webhook",                          Needs::write,  180, kNoBody,   delete_webhook,              "webhook/delete", kV4AndConsole);
    t.add_route(Method::post,    "webhook/rotate",                   Needs::write,  180, kJsonBody, rotate_webhook,              "webhook/rotate", kV4AndConsole, Customer::required, SecretResponse::yes);
    t.add_route(Method::post,    "webhook/test",                     Needs::write,  180, kJsonBody, test_webhook,                "webhook/test", kV4AndConsole);
    t.add_route(Method::get,     "webhook/deliveries",               Needs::read,   180, kNoBody,   list_webhook_deliveries,     "webhook/deliveries", kV4AndConsole);
    t.add_route(Method::post,    "webhook/replay",                   Needs::write,  180, kJsonBody, replay_webhook,              "webhook/replay", kV4AndConsole);
    // For the console's pages alone (docs/console-api.md).
    t.add_route(Method::get,     "facets",                           Needs::read,   180, kNoBody,   list_facet,                  "facets", kConsole);
    t.add_route(Method::get,     "counts",                           Needs::read,   180, kNoBody,   count_open_findings,         "counts", kConsole);
    t.add_route(Method::get,     "overview",                         Needs::read,   180, kNoBody,   get_overview,                "overview", kConsole);
    t.add_route(Method::post,    "device/bulk",                      Needs::write,  180, kJsonBody, change_many_devices,         "device/bulk", kConsole);
    // The key itself.
    t.add_route(Method::get,     "key/verify",                       Needs::read,   180, kNoBody,   verify_key,                  "key/verify", kV4AndV1);

    // Open to callers without a key or token: each guards itself, or tells nothing of a tenant.
    t.add_public_route(Method::post, "/oauth2/access_token", issue_token, "oauth2/access_token", kTokenBody, screen_client);
    t.add_public_route(Method::get,  "/openapi.json", [](const Services&, const http::Request& request) { return serve_openapi_document(request); }, "openapi");
    // clang-format on

    // What each reads of the inventory (api/conditional_answer.h). Left out: what changes by itself (key/verify), and what
    // lies outside of the feed of changes (xsoar/).
    using domain::Collection;
    constexpr unsigned kPlaces =
        reading(Collection::site) | reading(Collection::subnet) | reading(Collection::network_segment);
    constexpr unsigned kAttributes = reading(Collection::custom_attribute) | reading(Collection::saved_filter);
    constexpr unsigned kDevices = reading(Collection::device) | reading(Collection::tag) | kPlaces | kAttributes;
    constexpr unsigned kFindings = kDevices | reading(Collection::alert) | reading(Collection::vulnerability);
    for (const auto name : {"device", "device/ip", "device/list", "v2/device/list", "v2/device/search", "alert",
                            "alert/list", "alertVuln/capability", "vulnerability", "vulnerability/list"}) {
      t.set_reads(name, kFindings);
    }
    t.set_reads("facets", kFindings);
    t.set_reads("tag/list", kDevices);
    t.set_reads("policy/recommendation", kDevices | reading(Collection::policy));
    t.set_reads("filters", kAttributes);
    t.set_reads("customAttributes", kAttributes);
    for (const auto name : {"site", "networkSegment", "subnet"}) t.set_reads(name, kPlaces | reading(Collection::device));
    t.set_reads("fields", kAttributes | kReadsProgram);
    t.set_reads("profile/mapping", kReadsProgram);
    t.set_reads("v2/device/attributes", kReadsProgram);
    // Lists whose pages go on by a cursor.
    for (const auto name : {"device/list", "v2/device/list", "alert/list", "vulnerability/list", "tag/list",
                            "policy/recommendation", "networkSegment", "subnet"}) {
      t.set_has_cursor(name);
    }
    for (const auto name : {"site", "filters", "customAttributes"}) t.set_takes_updated_after(name);
    // Changes of what is there, by its name (api/conditional_change.h).
    for (const auto name : {"device/update", "tag/create", "tag/delete", "alert/update", "vulnerability/update",
                            "customAttribute/update", "customAttribute/delete", "site/update", "site/delete",
                            "networkSegment/update", "networkSegment/delete", "subnet/update", "subnet/delete",
                            "subnet/transfer", "subnet/revert"}) {
      t.set_takes_if_match(name);
    }
    return t;
  }();
  return table;
}

namespace {

constexpr std::string_view kV4Prefix = "/pub/v4.0/";
// Where bearer tokens open. `/pub/v1/` is what the first clients of this generation were given.
struct BearerMount {
  Mount mount;
  std::string_view prefix;
  std::string_view name_prefix;
};
constexpr std::array kBearerMounts{
    BearerMount{Mount::v1, "/iot/pub/v1/", "v1/"},
    BearerMount{Mount::v1, "/pub/v1/", "v1/"},
    BearerMount{Mount::v2, "/iot/pub/v2/", "v2/"},
};
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

// A list that would pass over `cursor` or `updated_after` in silence would be taken for the rest of itself, or for what is
// new. Exports and the feed read their own.
http::Response answer_call(const Operation& operation, const Call& call) {
  const bool reads_own = operation.name == "changes" || operation.name.starts_with("export/");
  if (operation.method == http::Method::get && !operation.has_cursor && !reads_own) {
    InputProblems problems;
    if (const auto text = call.request.parameter("cursor")) {
      problems.in_query("cursor", "is not taken here: this answer has no pages to go on from", *text);
    }
    if (const auto text = call.request.parameter("updated_after"); text && !operation.takes_updated_after) {
      problems.in_query("updated_after", "is not taken here", *text);
    }
    if (!problems.none()) return problems.answer(call.request);
  }
  return answer_conditionally(operation, call);
}

// Credential, then rate, then the operation. The use is noted only of a call that was let through. One limit
// for all mounts: its key is the tenant and the operation.
http::Response answer_verified(const Services& services, const Operation& operation, Mount mount,
                               const http::Request& request,
                               const std::variant<domain::VerifiedKey, http::Response>& guarded) {
  if (const auto* refused = std::get_if<http::Response>(&guarded)) return *refused;
  const auto& key = std::get<domain::VerifiedKey>(guarded);
  const auto rate = services.limiter.take(key.scope.tenant_id(), operation.name, limit_of(operation, key.settings));
  http::Response response;
  if (rate.accepted) {
    services.authenticator.note_use(key, request.peer, operation.name);
    response = answer_call(operation, Call{services, request, key.scope, mount, &key});
    add_answer_headers(response);
    add_rate_headers(response, rate, kKeyPolicy);
  } else {
    response = too_many_calls(request, rate, kKeyPolicy, operation.name);
  }
  response.log_caller = key.key_id;
  response.log_account = key.scope.tenant_name();
  return response;
}

http::Response answer_with_key(const Services& services, const Operation& operation, const http::Request& request) {
  return answer_verified(services, operation, Mount::v4, request, check_key(services, operation, request));
}

http::Response answer_with_token(const Services& services, const Operation& operation, Mount mount,
                                 const http::Request& request) {
  return answer_verified(services, operation, mount, request, check_token(services, operation, request));
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
  http::Response response = answer_call(operation, Call{services, request, scope, Mount::console, nullptr});
  response.log_account = scope.tenant_name();
  add_answer_headers(response);
  add_rate_headers(response, rate, kConsolePolicy);
  return response;
}

}  // namespace

std::vector<http::Route> public_routes(const Services& services) {
  std::vector<http::Route> routes;
  for (const Operation& operation : operations().rows()) {
    if (is_on(operation, Mount::v4)) {
      routes.push_back(route_at(operation, kV4Prefix, "", [services, operation](const http::Request& request) {
        return answer_with_key(services, operation, request);
      }));
      routes.back().admit = [services, operation](const http::Request& request) {
        return screen_key(services, operation, request);
      };
    }
    for (const BearerMount& place : kBearerMounts) {
      if (!is_on(operation, place.mount)) continue;
      routes.push_back(route_at(operation, place.prefix, place.name_prefix,
                                [services, operation, mount = place.mount](const http::Request& request) {
                                  return answer_with_token(services, operation, mount, request);
                                }));
      routes.back().admit = [services, operation](const http::Request& request) {
        return screen_token(services, operation, request);
      };
    }
  }
  for (const auto& row : operations().public_rows()) {
    http::Route route;
    route.method = row.method;
    route.pattern = std::string(row.path);
    route.body_limit = row.body_limit;
    route.handler = [services, handler = row.handler](const http::Request& request) {
      return handler(services, request);
    };
    if (row.admit != nullptr) {
      route.admit = [services, admit = row.admit](const http::Request& request) { return admit(services, request); };
    }
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
