#include "domain/discovery/discovery_service.h"

#include <set>
#include <string>

#include "base/json_writer.h"
#include "domain/access/whole_tenant.h"
#include "domain/devices/device.h"

namespace guardian::domain {
namespace {

struct DiscoveryEvent {
  std::string_view action;
  std::string_view object;
  int stored = 0;
  int devices = 0;
};

Result<void> record_discovery(AuditTrail& audit, Tx& tx, const AccessScope& scope, const DiscoveryEvent& what,
                              std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = what.action;
  event.object = std::string(what.object) + ":" + std::to_string(what.stored);
  event.request_id = request_id;
  event.detail.clear();
  JsonWriter(event.detail).begin_object().member("changed_devices", what.devices).end_object();
  return audit.append(tx, event);
}

// The device that is the node: by its MAC, by its address as the name of a device, or by its address where exactly one
// device has it: an address may stand at several.
Result<std::optional<DeviceDetail>> find_node_device(Tx& tx, const AccessScope& scope, const NetworkNode& node) {
  for (const std::string* id : {&node.mac, &node.ip}) {
    if (id->empty()) continue;
    GUARDIAN_TRY(auto found, tx.devices().find(scope, *id));
    if (found) return found;
  }
  if (node.ip.empty()) return std::optional<DeviceDetail>();
  GUARDIAN_TRY(auto bearers, tx.devices().find_by_ip(scope, node.ip));
  if (bearers.size() != 1) return std::optional<DeviceDetail>();
  return std::optional(std::move(bearers.front()));
}

struct DeviceOutcome {
  std::string id;  // empty: the inventory does not know it
  bool changed = false;
};

Result<DeviceOutcome> tell_device(Tx& tx, const AccessScope& scope, Result<std::optional<DeviceDetail>> found,
                                  const DeviceFacts& facts) {
  if (!found) return std::move(found).error();
  if (!*found) return DeviceOutcome{};
  DeviceDetail& detail = **found;
  DeviceOutcome outcome{detail.device.id, add_facts(detail, facts)};
  if (outcome.changed) GUARDIAN_CHECK(tx.devices().save(scope, detail));
  return outcome;
}

Result<void> check_node_room(Tx& tx, const AccessScope& scope) {
  GUARDIAN_TRY(const auto held, tx.discovery().count_nodes(scope));
  if (held <= DiscoveryService::kMaxTenantNodes) return {};
  return Error::conflict("No more than " + std::to_string(DiscoveryService::kMaxTenantNodes) + " nodes are kept",
                         "too-many-nodes");
}

}  // namespace

Result<int> DiscoveryService::take_graph(const AccessScope& scope, const std::vector<DiscoveredNode>& nodes,
                                         std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    int changed = 0;
    for (const DiscoveredNode& one : nodes) {
      GUARDIAN_CHECK(tx.discovery().save_node(scope, one.node));
      GUARDIAN_CHECK(tx.discovery().replace_links(scope, one.node.key, one.links));
      GUARDIAN_TRY(const auto device, tell_device(tx, scope, find_node_device(tx, scope, one.node), one.facts));
      if (device.changed) ++changed;
    }
    GUARDIAN_CHECK(check_node_room(tx, scope));
    const int stored = static_cast<int>(nodes.size());
    GUARDIAN_CHECK(record_discovery(audit_, tx, scope, {"discovery.graph", "nodes", stored, changed}, request_id));
    return stored;
  });
}

Result<L2l3Counts> DiscoveryService::take_l2l3(const AccessScope& scope, const std::vector<DiscoveredNode>& nodes,
                                               std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<L2l3Counts> {
    L2l3Counts counts;
    int changed = 0;
    std::set<std::string_view> subnets;
    std::set<std::string> devices;
    for (const DiscoveredNode& one : nodes) {
      GUARDIAN_CHECK(tx.discovery().save_node(scope, one.node));
      GUARDIAN_CHECK(tx.discovery().replace_interfaces(scope, one.node.key, one.interfaces));
      GUARDIAN_TRY(const auto device, tell_device(tx, scope, find_node_device(tx, scope, one.node), one.facts));
      if (!device.id.empty()) devices.insert(device.id);
      if (device.changed) ++changed;
      counts.interfaces += static_cast<int>(one.interfaces.size());
      subnets.insert(one.subnets.begin(), one.subnets.end());
    }
    GUARDIAN_CHECK(check_node_room(tx, scope));
    counts.subnets = static_cast<int>(subnets.size());
    counts.devices = static_cast<int>(devices.size());
    GUARDIAN_CHECK(record_discovery(audit_, tx, scope,
                                    {"discovery.l2l3", "nodes", static_cast<int>(nodes.size()), changed}, request_id));
    return counts;
  });
}

Result<int> DiscoveryService::take_endpoints(const AccessScope& scope, const std::vector<NetworkEndpoint>& endpoints,
                                             std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    int changed = 0;
    for (const NetworkEndpoint& endpoint : endpoints) {
      GUARDIAN_CHECK(tx.discovery().save_endpoint(scope, endpoint));
      DeviceFacts facts;
      facts.ip = endpoint.ip;
      facts.switch_name = endpoint.switch_name;
      facts.switch_ip = endpoint.switch_ip;
      facts.switch_port = endpoint.switch_port;
      GUARDIAN_TRY(const auto device, tell_device(tx, scope, tx.devices().find(scope, endpoint.deviceid), facts));
      if (device.changed) ++changed;
    }
    GUARDIAN_TRY(const auto held, tx.discovery().count_endpoints(scope));
    if (held > kMaxTenantEndpoints) {
      return Error::conflict("No more than " + std::to_string(kMaxTenantEndpoints) + " endpoints are kept",
                             "too-many-endpoints");
    }
    const int stored = static_cast<int>(endpoints.size());
    GUARDIAN_CHECK(
        record_discovery(audit_, tx, scope, {"discovery.endpoints", "endpoints", stored, changed}, request_id));
    return stored;
  });
}

}  // namespace guardian::domain
