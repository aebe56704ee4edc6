#include "domain/discovery/network_discovery.h"

#include "contract/contract_fixture.h"

namespace guardian::storage {

using domain::NetworkEndpoint;
using domain::NetworkInterface;
using domain::NetworkLink;
using domain::NetworkNode;
using domain::NodeReport;

class DiscoveryContract : public Contract {
 protected:
  static NetworkNode node_of(NodeReport report, const std::string& ip, const std::string& document = "{}") {
    return {report, ip, ip, "00:1b:1b:00:00:01", "snmp", at(5), document};
  }
  std::vector<NetworkNode> nodes(const domain::Tenant& tenant, NodeReport report) {
    return must(read([&](const Reader& r) { return r.discovery().nodes(scope_of(tenant), report); }));
  }
  std::vector<NetworkLink> links(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.discovery().links(scope_of(tenant)); }));
  }
  std::vector<NetworkInterface> interfaces(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.discovery().interfaces(scope_of(tenant)); }));
  }
  std::vector<NetworkEndpoint> endpoints(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.discovery().endpoints(scope_of(tenant)); }));
  }
};

TEST_F(DiscoveryContract, ANodeIsKeptOnceAReportAndReplaced) {
  const auto graph = node_of(NodeReport::graph, "10.0.0.1", R"({"a":"ümläut"})");
  const auto l2l3 = node_of(NodeReport::l2l3, "10.0.0.1");
  auto later = node_of(NodeReport::graph, "10.0.0.1", R"({"b":1})");
  later.mac = "";
  later.update_source = "other";
  later.updated_at = at(6);
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.discovery().save_node(scope_of(a_), graph));
    return tx.discovery().save_node(scope_of(a_), l2l3);
  }));
  EXPECT_EQ(nodes(a_, NodeReport::graph), std::vector{graph});
  EXPECT_EQ(nodes(a_, NodeReport::l2l3), std::vector{l2l3});
  must(write([&](Tx& tx) { return tx.discovery().save_node(scope_of(a_), later); }));
  EXPECT_EQ(nodes(a_, NodeReport::graph), std::vector{later});
  EXPECT_EQ(must(read([&](const Reader& r) { return r.discovery().count_nodes(scope_of(a_)); })), 2);
  EXPECT_TRUE(nodes(b_, NodeReport::graph).empty());
  EXPECT_EQ(must(read([&](const Reader& r) { return r.discovery().count_nodes(scope_of(b_)); })), 0);
}

TEST_F(DiscoveryContract, LinksAndInterfacesOfANodeAreReplacedAsASet) {
  const std::vector<NetworkLink> first{{"10.0.0.1", "10.0.0.2", "00:1b:1b:00:00:02", "Gi1"},
                                       {"10.0.0.1", "ap-7", "", ""}};
  const std::vector<NetworkLink> other{{"10.0.0.9", "10.0.0.1", "", "Gi2"}};
  const std::vector<NetworkInterface> ports{{"10.0.0.1", "Gi1", "00:1b:1b:00:00:03", "10.1.0.1", "12"},
                                            {"10.0.0.1", "Gi2", "", "", ""}};
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.discovery().replace_links(scope_of(a_), "10.0.0.1", first));
    GUARDIAN_CHECK(tx.discovery().replace_links(scope_of(a_), "10.0.0.9", other));
    GUARDIAN_CHECK(tx.discovery().replace_links(scope_of(b_), "10.0.0.1", first));
    return tx.discovery().replace_interfaces(scope_of(a_), "10.0.0.1", ports);
  }));
  EXPECT_EQ(links(a_), (std::vector{first[0], first[1], other[0]}));
  EXPECT_EQ(interfaces(a_), ports);
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.discovery().replace_links(scope_of(a_), "10.0.0.1", {first[1]}));
    return tx.discovery().replace_interfaces(scope_of(a_), "10.0.0.1", {});
  }));
  EXPECT_EQ(links(a_), (std::vector{first[1], other[0]}));
  EXPECT_TRUE(interfaces(a_).empty());
  EXPECT_EQ(links(b_).size(), 2U);
}

TEST_F(DiscoveryContract, AnEndpointIsWhereItWasSeenLast) {
  NetworkEndpoint one{"00:40:8c:12:34:56", "10.20.0.5", "10.0.0.1", "00:1b:1b:00:00:01", "sw-1", "10.0.0.1",
                      "Gi1/0/4",           "snmp",      at(5)};
  must(write([&](Tx& tx) { return tx.discovery().save_endpoint(scope_of(a_), one); }));
  EXPECT_EQ(endpoints(a_), std::vector{one});
  one.switch_name = "sw-2";
  one.updated_at = at(7);
  must(write([&](Tx& tx) { return tx.discovery().save_endpoint(scope_of(a_), one); }));
  EXPECT_EQ(endpoints(a_), std::vector{one});
  EXPECT_EQ(must(read([&](const Reader& r) { return r.discovery().count_endpoints(scope_of(a_)); })), 1);
  EXPECT_TRUE(endpoints(b_).empty());
}

}  // namespace guardian::storage
