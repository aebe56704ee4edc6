#include "storage/discovery/discovery_rows.h"

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct NodeRow {
  std::string key, ip, mac, update_source;
  long long updated_at = 0;
  std::string document;
  void columns(Columns& into) { into(key)(ip)(mac)(update_source)(updated_at)(document); }
};

struct LinkRow {
  domain::NetworkLink link;
  void columns(Columns& into) { into(link.node_key)(link.neighbour_key)(link.neighbour_mac)(link.remote_port); }
};

struct InterfaceRow {
  domain::NetworkInterface port;
  void columns(Columns& into) { into(port.node_key)(port.name)(port.mac)(port.ip)(port.vlan); }
};

struct EndpointRow {
  domain::NetworkEndpoint endpoint;
  long long updated_at = 0;
  void columns(Columns& into) {
    into(endpoint.deviceid)(endpoint.ip)(endpoint.node_ip)(endpoint.node_mac)(endpoint.switch_name)(endpoint.switch_ip)(
        endpoint.switch_port)(endpoint.update_source)(updated_at);
  }
};

std::string_view stored_report(domain::NodeReport report) {
  return report == domain::NodeReport::graph ? "graph" : "l2l3";
}

}  // namespace

Result<std::vector<domain::NetworkNode>> DiscoveryRows::nodes(const domain::AccessScope& scope,
                                                              domain::NodeReport report) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<NodeRow>(sql::kDiscoveryNodes,
                                                  {{"tenant", scope.tenant_id()}, {"report", stored_report(report)}}));
  std::vector<domain::NetworkNode> nodes;
  nodes.reserve(rows.size());
  for (auto& row : rows) {
    GUARDIAN_TRY(const auto updated_at, read_instant(row.updated_at, "network_node.updated_at"));
    nodes.push_back({report, std::move(row.key), std::move(row.ip), std::move(row.mac), std::move(row.update_source),
                     updated_at, std::move(row.document)});
  }
  return nodes;
}

Result<std::vector<domain::NetworkLink>> DiscoveryRows::links(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<LinkRow>(sql::kDiscoveryLinks, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::NetworkLink> links;
  links.reserve(rows.size());
  for (auto& row : rows) links.push_back(std::move(row.link));
  return links;
}

Result<std::vector<domain::NetworkInterface>> DiscoveryRows::interfaces(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<InterfaceRow>(sql::kDiscoveryInterfaces, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::NetworkInterface> interfaces;
  interfaces.reserve(rows.size());
  for (auto& row : rows) interfaces.push_back(std::move(row.port));
  return interfaces;
}

Result<std::vector<domain::NetworkEndpoint>> DiscoveryRows::endpoints(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<EndpointRow>(sql::kDiscoveryEndpoints, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::NetworkEndpoint> endpoints;
  endpoints.reserve(rows.size());
  for (auto& row : rows) {
    GUARDIAN_TRY(row.endpoint.updated_at, read_instant(row.updated_at, "network_endpoint.updated_at"));
    endpoints.push_back(std::move(row.endpoint));
  }
  return endpoints;
}

Result<std::int64_t> DiscoveryRows::count(const Query& query, const domain::AccessScope& scope) const {
  GUARDIAN_TRY(const auto row, context_.session.read_one<NumberRow>(query, {{"tenant", scope.tenant_id()}}));
  return static_cast<std::int64_t>(row ? row->value : 0);
}

Result<std::int64_t> DiscoveryRows::count_nodes(const domain::AccessScope& scope) const {
  return count(sql::kDiscoveryCountNodes, scope);
}

Result<std::int64_t> DiscoveryRows::count_endpoints(const domain::AccessScope& scope) const {
  return count(sql::kDiscoveryCountEndpoints, scope);
}

Result<void> DiscoveryRows::update_or_insert(const Query& update, const Query& insert,
                                             const std::vector<Param>& params) {
  for (const Query* query : {&update, &insert, &update}) {
    GUARDIAN_TRY(const auto touched, context_.session.change(*query, params));
    if (touched > 0) return {};
  }
  return Error::internal("a row was neither there nor to be made");
}

Result<void> DiscoveryRows::save_node(const domain::AccessScope& scope, const domain::NetworkNode& node) {
  return update_or_insert(sql::kDiscoveryUpdateNode, sql::kDiscoveryInsertNode,
                          {{"tenant", scope.tenant_id()},
                           {"report", stored_report(node.report)},
                           {"node_key", node.key},
                           {"node_ip", node.ip},
                           {"node_mac", node.mac},
                           {"update_source", node.update_source},
                           {"updated_at", node.updated_at},
                           {"document", node.document}});
}

Result<void> DiscoveryRows::save_endpoint(const domain::AccessScope& scope, const domain::NetworkEndpoint& endpoint) {
  return update_or_insert(sql::kDiscoveryUpdateEndpoint, sql::kDiscoveryInsertEndpoint,
                          {{"tenant", scope.tenant_id()},
                           {"deviceid", endpoint.deviceid},
                           {"ip_address", endpoint.ip},
                           {"node_ip", endpoint.node_ip},
                           {"node_mac", endpoint.node_mac},
                           {"switch_name", endpoint.switch_name},
                           {"switch_ip", endpoint.switch_ip},
                           {"switch_port", endpoint.switch_port},
                           {"update_source", endpoint.update_source},
                           {"updated_at", endpoint.updated_at}});
}

Result<void> DiscoveryRows::replace_links(const domain::AccessScope& scope, std::string_view node_key,
                                          const std::vector<domain::NetworkLink>& links) {
  Session& session = context_.session;
  GUARDIAN_CHECK(session.change(sql::kDiscoveryRemoveLinks, {{"tenant", scope.tenant_id()}, {"node_key", node_key}}));
  for (const auto& link : links) {
    GUARDIAN_CHECK(session.change(sql::kDiscoveryInsertLink, {{"tenant", scope.tenant_id()},
                                                              {"node_key", node_key},
                                                              {"neighbour_key", link.neighbour_key},
                                                              {"neighbour_mac", link.neighbour_mac},
                                                              {"remote_port", link.remote_port}}));
  }
  return {};
}

Result<void> DiscoveryRows::replace_interfaces(const domain::AccessScope& scope, std::string_view node_key,
                                               const std::vector<domain::NetworkInterface>& interfaces) {
  Session& session = context_.session;
  GUARDIAN_CHECK(
      session.change(sql::kDiscoveryRemoveInterfaces, {{"tenant", scope.tenant_id()}, {"node_key", node_key}}));
  for (const auto& port : interfaces) {
    GUARDIAN_CHECK(session.change(sql::kDiscoveryInsertInterface, {{"tenant", scope.tenant_id()},
                                                                   {"node_key", node_key},
                                                                   {"name", port.name},
                                                                   {"mac", port.mac},
                                                                   {"ip_address", port.ip},
                                                                   {"vlan", port.vlan}}));
  }
  return {};
}

}  // namespace guardian::storage
