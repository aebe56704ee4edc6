#include <map>

#include "api/discovery/discovery_operations.h"
#include "api/discovery/discovery_upload.h"
#include "base/json_writer.h"

namespace guardian::api {
namespace {

std::vector<domain::NetworkLink> discovered_neighbours(const std::string& node_key,
                                                       const boost::json::object& neighbours, const std::string& path,
                                                       InputProblems& problems) {
  std::map<std::string, domain::NetworkLink> links;  // two spellings of one address are one neighbour
  for (const auto& member : neighbours) {
    const std::string_view name = member.key();
    const std::string at = path + "[\"" + std::string(name.substr(0, kLongestDiscoveredName)) + "\"]";
    if (name.empty() || name.size() > kLongestDiscoveredName) {
      problems.in_body(at, "must be named by 1 to 255 bytes");
      continue;
    }
    const boost::json::object* object = member.value().if_object();
    if (object == nullptr) {
      problems.in_body(at, "is not of a type(s) object");
      continue;
    }
    const BodyFields fields(*object, at, problems);
    domain::NetworkLink link;
    link.node_key = node_key;
    link.neighbour_key = domain::read_node_ip(name).value_or(std::string(name));
    link.neighbour_mac = discovered_mac(fields, {"node_mgmt_mac_addr"});
    link.remote_port = discovered_text(fields, "node_port_remote", kLongestDiscoveredName);
    links[link.neighbour_key] = std::move(link);
  }
  std::vector<domain::NetworkLink> out;
  for (auto& [key, link] : links) out.push_back(std::move(link));
  return out;
}

}  // namespace

std::vector<domain::DiscoveredNode> read_graph(const DiscoveryUpload& upload, Instant now, InputProblems& problems) {
  const boost::json::object* file = upload.file.if_object();
  const boost::json::object* nodes = nullptr;
  if (file == nullptr) {
    problems.in_body("file", "is not of a type(s) object");
  } else {
    nodes = BodyFields(*file, "file", problems).object("node_details_map", Presence::required);
  }
  if (nodes == nullptr) return {};
  if (nodes->size() > domain::DiscoveryService::kMaxNodes) {
    problems.in_body("file.node_details_map", "must hold at most 1000 nodes", std::to_string(nodes->size()));
    return {};
  }
  std::map<std::string, domain::DiscoveredNode> found;
  std::size_t links = 0;
  for (const auto& member : *nodes) {
    const std::string_view name = member.key();
    const std::string path = "file.node_details_map[\"" + std::string(name.substr(0, kLongestDiscoveredName)) + "\"]";
    const boost::json::object* object = member.value().if_object();
    if (object == nullptr) {
      problems.in_body(path, "is not of a type(s) object");
      continue;
    }
    BodyFields fields(*object, path, problems);
    std::string ip = discovered_ip(fields, {"node_mgmt_ip"});
    if (ip.empty()) ip = domain::read_node_ip(name).value_or(std::string());
    domain::DiscoveredNode one;
    one.node = discovered_node(domain::NodeReport::graph, upload, std::move(ip),
                               discovered_mac(fields, {"node_mgmt_mac_addr"}), *object, path, now, problems);
    one.facts.description = discovered_text(fields, "node_description", kLongestDiscoveredText);
    if (const auto* neighbours = fields.object("neighbors", Presence::optional)) {
      one.links = discovered_neighbours(one.node.key, *neighbours, path + ".neighbors", problems);
      links += one.links.size();
    }
    const std::string key = one.node.key;
    if (!found.emplace(key, std::move(one)).second) problems.in_body(path, "names a node that stands twice");
  }
  if (links > domain::DiscoveryService::kMaxLinks) {
    problems.in_body("file.node_details_map", "must hold at most 5000 neighbors", std::to_string(links));
  }
  std::vector<domain::DiscoveredNode> out;
  for (auto& [key, one] : found) out.push_back(std::move(one));
  return out;
}

http::Response upload_node_graph(const Call& call) {
  const auto upload = read_discovery_upload(call);
  if (const auto* refused = std::get_if<http::Response>(&upload)) return *refused;
  InputProblems problems;
  const auto nodes = read_graph(std::get<DiscoveryUpload>(upload), call.services.clock.now(), problems);
  if (!problems.none()) return problems.answer(call.request);
  domain::DiscoveryService discovery(call.services.database, call.services.audit);
  const auto stored = discovery.take_graph(call.scope, nodes, call.request.request_id);
  if (!stored) return http::error_response(call.request, stored.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "/network/ndNodeGraphBulkUpdate")
      .member("message", "success")
      .member("updatedNodeGraphs", *stored)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
