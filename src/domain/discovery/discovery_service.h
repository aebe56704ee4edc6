#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"
#include "domain/discovery/device_facts.h"
#include "domain/discovery/network_discovery.h"
#include "domain/store/database.h"

namespace guardian::domain {

// One node of an upload, with what it tells about the device that is this node.
struct DiscoveredNode {
  NetworkNode node;
  std::vector<NetworkLink> links;            // of a graph
  std::vector<NetworkInterface> interfaces;  // of an l2l3 report
  std::vector<std::string> subnets;          // of an l2l3 report: prefixes, counted only; the document keeps them
  DeviceFacts facts;
};

struct L2l3Counts {
  int interfaces = 0;  // stored
  int subnets = 0;     // different ones named
  int devices = 0;     // devices of the inventory that are nodes of the upload
};

// Takes the uploads of network discovery: each in one transaction with its audit record. A node, or an endpoint, that
// the inventory does not know is stored and makes no device; what is known gets the facts (device_facts.h). Any
// thread. All fail with forbidden without the right to write for the whole tenant, and with conflict when the tenant
// would hold more than kMaxTenantNodes or kMaxTenantEndpoints.
class DiscoveryService {
 public:
  // Of one upload. A transaction holds the one writer of the embedded database: these keep it below 0.3 s.
  static constexpr std::size_t kMaxNodes = 1000;
  static constexpr std::size_t kMaxLinks = 5000;       // of all nodes together
  static constexpr std::size_t kMaxInterfaces = 5000;  // of all nodes together
  static constexpr std::size_t kMaxEndpoints = 2000;
  static constexpr std::int64_t kMaxTenantNodes = 50'000;  // of both reports together
  static constexpr std::int64_t kMaxTenantEndpoints = 500'000;

  DiscoveryService(Database& database, AuditTrail& audit) : database_(database), audit_(audit) {}

  // Returns how many nodes were stored. REQUIRES: no two nodes have one key.
  Result<int> take_graph(const AccessScope& scope, const std::vector<DiscoveredNode>& nodes,
                         std::string_view request_id);
  Result<L2l3Counts> take_l2l3(const AccessScope& scope, const std::vector<DiscoveredNode>& nodes,
                               std::string_view request_id);
  // Returns how many endpoints were stored. REQUIRES: no two endpoints have one deviceid.
  Result<int> take_endpoints(const AccessScope& scope, const std::vector<NetworkEndpoint>& endpoints,
                             std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
};

}  // namespace guardian::domain
