#include <algorithm>
#include <map>
#include <set>

#include "api/discovery/discovery_operations.h"
#include "api/discovery/discovery_upload.h"
#include "base/ip_address.h"
#include "base/json_writer.h"

namespace guardian::api {
namespace {

using domain::DiscoveryService;

std::vector<domain::NetworkInterface> discovered_interfaces(const std::string& node_key,
                                                            const boost::json::object& list, const std::string& path,
                                                            InputProblems& problems) {
  std::vector<domain::NetworkInterface> out;
  for (const auto& member : list) {
    const std::string_view name = member.key();
    const std::string at = path + "[\"" + std::string(name.substr(0, kLongestDiscoveredName)) + "\"]";
    const boost::json::object* object = member.value().if_object();
    if (name.empty() || name.size() > kLongestDiscoveredName) {
      problems.in_body(at, "must be named by 1 to 255 bytes");
    } else if (object == nullptr) {
      problems.in_body(at, "is not of a type(s) object");
    } else {
      const BodyFields fields(*object, at, problems);
      out.push_back({node_key, std::string(name), discovered_mac(fields, {"mac_address"}),
                     discovered_ip(fields, {"intf_ipv4_addr"}),
                     discovered_text(fields, "vlan_id", kLongestDiscoveredName)});
    }
  }
  return out;
}

// "10.20.0.0/16" of a member that writes it so, or of a prefix and a mask. What is no network is passed over: it stays
// in the document.
std::optional<Cidr> discovered_network(std::string_view network, std::string_view mask) {
  if (const auto whole = Cidr::parse(network); whole && network.find('/') != std::string_view::npos) return whole;
  const auto bits = IpAddress::parse(mask);
  if (!bits || !bits->is_v4()) return std::nullopt;
  const auto& bytes = bits->bytes();
  std::uint32_t word = 0;
  for (std::size_t i = 12; i < 16; ++i) word = (word << 8U) | bytes[i];
  int length = 0;
  for (; length < 32 && (word & (0x80000000U >> static_cast<unsigned>(length))) != 0; ++length) {
  }
  return Cidr::parse(std::string(network) + "/" + std::to_string(length));
}

// The networks a node names in its list of subnets and in its VLANs.
std::vector<Cidr> discovered_networks(const boost::json::object& l2l3, InputProblems& problems,
                                      const std::string& path) {
  std::set<Cidr> networks;
  const auto add = [&](std::string_view network, std::string_view mask) {
    if (const auto read = discovered_network(network, mask)) networks.insert(*read);
  };
  BodyFields fields(l2l3, path, problems);
  if (const auto* list = fields.object("ip_subnet_list", Presence::optional)) {
    for (const auto& member : *list) {
      const auto* object = member.value().if_object();
      if (object == nullptr) continue;
      const BodyFields subnet(*object, path, problems);
      const std::string mask = discovered_text(subnet, "ip_subnet_mask", kLongestDiscoveredName);
      add(discovered_text(subnet, "ip_subnet", kLongestDiscoveredName), mask);
      add(member.key(), mask);
    }
  }
  if (const auto* list = fields.object("vlan_list", Presence::optional)) {
    for (const auto& member : *list) {
      const auto* object = member.value().if_object();
      if (object == nullptr) continue;
      const BodyFields vlan(*object, path, problems);
      add(discovered_text(vlan, "vlan_subnet", kLongestDiscoveredName), {});
      add(discovered_text(vlan, "ip_subnet", kLongestDiscoveredName), {});
    }
  }
  return {networks.begin(), networks.end()};
}

// The narrowest network the node stands in itself.
std::string node_own_subnet(const std::string& ip, const std::vector<Cidr>& networks) {
  const auto address = IpAddress::parse(ip);
  const Cidr* narrowest = nullptr;
  for (const Cidr& one : networks) {
    if (!address || one.prefix_length() == 0 || !one.contains(*address)) continue;
    if (narrowest == nullptr || one.prefix_length() > narrowest->prefix_length()) narrowest = &one;
  }
  return narrowest == nullptr ? std::string() : narrowest->to_string();
}

// JSON true, or the word.
bool discovered_flag(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  if (!value->is_string()) return false;
  const std::string_view word = value->get_string();
  return word == "true" || word == "True" || word == "yes";
}

std::optional<domain::DiscoveredNode> read_l2l3_node(const DiscoveryUpload& upload, const boost::json::object& element,
                                                     const std::string& path, Instant now, InputProblems& problems) {
  BodyFields outer(element, path, problems);
  const auto* l2l3 = outer.object("l2l3", Presence::required);
  if (l2l3 == nullptr) return std::nullopt;
  const std::string inner_path = path + ".l2l3";
  BodyFields fields(*l2l3, inner_path, problems);
  domain::DiscoveredNode one;
  one.node = discovered_node(domain::NodeReport::l2l3, upload, discovered_ip(fields, {"node_ip"}),
                             discovered_mac(fields, {"node_mac_address"}), element, inner_path, now, problems);
  if (const auto* interfaces = fields.object("interface_list", Presence::optional)) {
    one.interfaces = discovered_interfaces(one.node.key, *interfaces, inner_path + ".interface_list", problems);
  }
  const auto networks = discovered_networks(*l2l3, problems, inner_path);
  for (const Cidr& network : networks) one.subnets.push_back(network.to_string());
  one.facts.subnet = node_own_subnet(one.node.ip, networks);
  if (discovered_flag(*l2l3, "is_network_device") || discovered_flag(*l2l3, "is_panw_firewall")) {
    one.facts.profile_vertical = "Network Devices";
  }
  return one;
}

}  // namespace

std::vector<domain::DiscoveredNode> read_l2l3(const DiscoveryUpload& upload, Instant now, InputProblems& problems) {
  if (!upload.file.is_array()) {
    problems.in_body("file", "is not of a type(s) array");
    return {};
  }
  const boost::json::array& list = upload.file.get_array();
  if (list.size() > DiscoveryService::kMaxNodes) {
    problems.in_body("file", "must hold at most 1000 elements", std::to_string(list.size()));
    return {};
  }
  std::map<std::string, domain::DiscoveredNode> found;
  std::size_t interfaces = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* element = object_element(list, i, "file", problems);
    if (element == nullptr) continue;
    auto one = read_l2l3_node(upload, *element, element_path("file", i), now, problems);
    if (!one) continue;
    interfaces += one->interfaces.size();
    const std::string key = one->node.key;
    if (!found.emplace(key, std::move(*one)).second) {
      problems.in_body(element_path("file", i), "names a node that stands twice");
    }
  }
  if (interfaces > DiscoveryService::kMaxInterfaces) {
    problems.in_body("file", "must hold at most 5000 interfaces", std::to_string(interfaces));
  }
  std::vector<domain::DiscoveredNode> out;
  for (auto& [key, one] : found) out.push_back(std::move(one));
  return out;
}

http::Response upload_node_l2l3(const Call& call) {
  const auto upload = read_discovery_upload(call);
  if (const auto* refused = std::get_if<http::Response>(&upload)) return *refused;
  InputProblems problems;
  const auto nodes = read_l2l3(std::get<DiscoveryUpload>(upload), call.services.clock.now(), problems);
  if (!problems.none()) return problems.answer(call.request);
  DiscoveryService discovery(call.services.database, call.services.audit);
  const auto counts = discovery.take_l2l3(call.scope, nodes, call.request.request_id);
  if (!counts) return http::error_response(call.request, counts.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "/network/ndNodeL2L3BulkUpdate")
      .member("message", "success")
      .member("updatedInterface", counts->interfaces)
      .member("updatedSubnet", counts->subnets)
      .member("updatedDevice", counts->devices)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
