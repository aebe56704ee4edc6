#include <map>

#include "api/discovery/discovery_operations.h"
#include "api/discovery/discovery_upload.h"
#include "base/json_writer.h"
#include "domain/devices/device_identity.h"

namespace guardian::api {
namespace {

using DiscoveredEndpoints =
    std::map<std::string, domain::NetworkEndpoint>;  // by deviceid; a later one replaces an earlier

// One member of a node's element: a MAC address as its name, and who it is as its value.
void discovered_endpoint(const boost::json::key_value_pair& member, domain::NetworkEndpoint endpoint,
                         const std::string& node_path, DiscoveredEndpoints& found, InputProblems& problems) {
  const std::string_view name = member.key();
  const std::string path = node_path + "[\"" + std::string(name.substr(0, kLongestDiscoveredName)) + "\"]";
  const boost::json::object* object = member.value().if_object();
  const auto mac = domain::read_switch_mac(name);
  if (object == nullptr) {
    // Who wrote a member we do not know may write anything into it; a MAC address is an endpoint.
    if (mac) problems.in_body(path, "is not of a type(s) object");
    return;
  }
  const BodyFields fields(*object, path, problems);
  const std::string named = discovered_text(fields, "deviceid", kLongestDiscoveredName);
  const auto named_mac = domain::read_switch_mac(named);
  const auto deviceid = named_mac ? named_mac : domain::normalise_deviceid(named);
  if (!deviceid && !mac) {
    return problems.in_body(path, "must have a deviceid, or be named by a MAC address");
  }
  endpoint.deviceid = deviceid ? *deviceid : *mac;
  endpoint.ip = discovered_ip(fields, {"connect_evtContent.ip"});
  endpoint.switch_name = discovered_text(fields, "switchName", kLongestDiscoveredName);
  endpoint.switch_ip = discovered_text(fields, "switchIP", kLongestDiscoveredName);
  endpoint.switch_port = discovered_text(fields, "switchPort", kLongestDiscoveredName);
  const std::string key = endpoint.deviceid;
  found[key] = std::move(endpoint);
}

}  // namespace

std::vector<domain::NetworkEndpoint> read_endpoints(const DiscoveryUpload& upload, Instant now,
                                                    InputProblems& problems) {
  const boost::json::object* file = upload.file.if_object();
  const boost::json::array* nodes = nullptr;
  if (file == nullptr) {
    problems.in_body("file", "is not of a type(s) object");
  } else {
    nodes = BodyFields(*file, "file", problems)
                .array("endpoints", Presence::required, 0, domain::DiscoveryService::kMaxNodes);
  }
  if (nodes == nullptr) return {};
  DiscoveredEndpoints found;
  for (std::size_t i = 0; i < nodes->size(); ++i) {
    const auto* node = object_element(*nodes, i, "file.endpoints", problems);
    if (node == nullptr) continue;
    const std::string path = element_path("file.endpoints", i);
    const BodyFields fields(*node, path, problems);
    domain::NetworkEndpoint of_node;
    of_node.node_ip = discovered_ip(fields, {"node_ip"});
    of_node.node_mac = discovered_mac(fields, {"node_mac"});
    of_node.update_source = upload.update_source;
    of_node.updated_at = now;
    for (const auto& member : *node) {
      if (member.key() != "node_ip" && member.key() != "node_mac") {
        discovered_endpoint(member, of_node, path, found, problems);
      }
    }
  }
  if (found.size() > domain::DiscoveryService::kMaxEndpoints) {
    problems.in_body("file.endpoints", "must hold at most 2000 endpoints", std::to_string(found.size()));
  }
  std::vector<domain::NetworkEndpoint> out;
  for (auto& [deviceid, endpoint] : found) out.push_back(std::move(endpoint));
  return out;
}

http::Response upload_node_endpoints(const Call& call) {
  const auto upload = read_discovery_upload(call);
  if (const auto* refused = std::get_if<http::Response>(&upload)) return *refused;
  InputProblems problems;
  const auto endpoints = read_endpoints(std::get<DiscoveryUpload>(upload), call.services.clock.now(), problems);
  if (!problems.none()) return problems.answer(call.request);
  domain::DiscoveryService discovery(call.services.database, call.services.audit);
  const auto stored = discovery.take_endpoints(call.scope, endpoints, call.request.request_id);
  if (!stored) return http::error_response(call.request, stored.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "/network/ndNodeEndpointBulkUpdate")
      .member("message", "success")
      .member("updatedNodeEndpoints", *stored)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
