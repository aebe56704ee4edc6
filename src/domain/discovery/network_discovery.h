#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

// What network discovery (SNMP, CDP, LLDP) reports about switches, routers and who is plugged in where. Text is empty
// when unknown.
namespace guardian::domain {

// What an upload says about a node: its neighbours, or its interfaces, VLANs and subnets.
enum class NodeReport { graph, l2l3 };

// One node as one kind of upload told of it last. The whole of it is `document`; the other members are what it is
// joined by.
struct NetworkNode {
  NodeReport report = NodeReport::graph;
  std::string key;  // its IP address in canonical form, else its MAC; unique by (report, key)
  std::string ip;
  std::string mac;  // lower case with colons
  std::string update_source;
  Instant updated_at;
  std::string document;  // JSON object, as uploaded
  bool operator==(const NetworkNode&) const = default;
};

// A neighbour a node named. It is no node yet, and no device.
struct NetworkLink {
  std::string node_key;
  std::string neighbour_key;  // as the upload names it; canonical when it is an IP address
  std::string neighbour_mac;
  std::string remote_port;
  bool operator==(const NetworkLink&) const = default;
};

struct NetworkInterface {
  std::string node_key;
  std::string name;
  std::string mac;
  std::string ip;
  std::string vlan;
  bool operator==(const NetworkInterface&) const = default;
};

// Where a device is plugged in; the latest upload wins.
struct NetworkEndpoint {
  std::string deviceid;  // as devices have it
  std::string ip;
  std::string node_ip;
  std::string node_mac;
  std::string switch_name;
  std::string switch_ip;
  std::string switch_port;
  std::string update_source;
  Instant updated_at;
  bool operator==(const NetworkEndpoint&) const = default;
};

class NetworkDiscoveryStore {
 public:
  virtual ~NetworkDiscoveryStore() = default;
  virtual Result<std::vector<NetworkNode>> nodes(const AccessScope& scope, NodeReport report) const = 0;  // by key
  virtual Result<std::vector<NetworkLink>> links(const AccessScope& scope) const = 0;            // by both keys
  virtual Result<std::vector<NetworkInterface>> interfaces(const AccessScope& scope) const = 0;  // by node and name
  virtual Result<std::vector<NetworkEndpoint>> endpoints(const AccessScope& scope) const = 0;    // by deviceid
  virtual Result<std::int64_t> count_nodes(const AccessScope& scope) const = 0;
  virtual Result<std::int64_t> count_endpoints(const AccessScope& scope) const = 0;

  // New, or in place of what is there under its key.
  virtual Result<void> save_node(const AccessScope& scope, const NetworkNode& node) = 0;
  virtual Result<void> save_endpoint(const AccessScope& scope, const NetworkEndpoint& endpoint) = 0;
  // The node's set becomes exactly this. REQUIRES: all are of that node, and no two have one key or name.
  virtual Result<void> replace_links(const AccessScope& scope, std::string_view node_key,
                                     const std::vector<NetworkLink>& links) = 0;
  virtual Result<void> replace_interfaces(const AccessScope& scope, std::string_view node_key,
                                          const std::vector<NetworkInterface>& interfaces) = 0;
};

// A MAC address as switches write it (00:1b:1b:00:00:02, 001b.1b00.0002, 00-1B-..., 001b1b000002) in the form devices
// have. Anything else: absent.
std::optional<std::string> read_switch_mac(std::string_view text);
// An IP address in canonical form. Anything else, and the unspecified address: absent.
std::optional<std::string> read_node_ip(std::string_view text);

}  // namespace guardian::domain
