#include "api/discovery/discovery_upload.h"

#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "unit/base/named_row.h"

namespace guardian::api {
namespace {

DiscoveryUpload upload_of(const std::string& json) { return {"snmp", *parse_json(json)}; }

std::vector<domain::DiscoveredNode> l2l3_of(const std::string& members) {
  InputProblems problems;
  auto nodes = read_l2l3(upload_of(R"([{"l2l3":{"node_ip":"10.20.0.1",)" + members + "}}]"), Instant(), problems);
  EXPECT_TRUE(problems.none());
  return nodes;
}

struct SubnetRow {
  const char* name;
  const char* members;
  const char* subnets;  // with a space behind each
  const char* own;      // the node's own
};
class NodeSubnets : public testing::TestWithParam<SubnetRow> {};
TEST_P(NodeSubnets, AreReadFromListsAndVlans) {
  const auto nodes = l2l3_of(GetParam().members);
  ASSERT_EQ(nodes.size(), 1U);
  std::string subnets;
  for (const auto& one : nodes.front().subnets) subnets += one + " ";
  EXPECT_EQ(subnets, GetParam().subnets);
  EXPECT_EQ(nodes.front().facts.subnet, GetParam().own);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, NodeSubnets,
    testing::Values(
        SubnetRow{"none", R"("a":1)", "", ""},
        SubnetRow{"prefix_and_mask",
                  R"("ip_subnet_list":{"x":{"ip_subnet":"10.20.0.0","ip_subnet_mask":"255.255.0.0"}})", "10.20.0.0/16 ",
                  "10.20.0.0/16"},
        SubnetRow{"prefix_in_the_name", R"("ip_subnet_list":{"10.20.0.0":{"ip_subnet_mask":"255.255.255.0"}})",
                  "10.20.0.0/24 ", "10.20.0.0/24"},
        SubnetRow{"cidr", R"("ip_subnet_list":{"10.20.0.0/15":{}})", "10.20.0.0/15 ", "10.20.0.0/15"},
        SubnetRow{"named_twice", R"("ip_subnet_list":{"10.20.0.0/16":{"ip_subnet":"10.20.0.0/16"}})", "10.20.0.0/16 ",
                  "10.20.0.0/16"},
        SubnetRow{"vlans", R"("vlan_list":{"1":{"vlan_subnet":"10.20.12.0/24"},"2":{"ip_subnet":"10.20.13.0/24"}})",
                  "10.20.12.0/24 10.20.13.0/24 ", ""},
        SubnetRow{"the_narrowest_is_its_own", R"("ip_subnet_list":{"10.0.0.0/8":{},"10.20.0.0/24":{},"0.0.0.0/0":{}})",
                  "0.0.0.0/0 10.0.0.0/8 10.20.0.0/24 ", "10.20.0.0/24"},
        SubnetRow{"the_default_route_is_nobodys", R"("ip_subnet_list":{"0.0.0.0/0":{}})", "0.0.0.0/0 ", ""},
        SubnetRow{
            "what_is_no_network",
            R"("ip_subnet_list":{"x":{"ip_subnet":"10.20.0.9","ip_subnet_mask":"255.255.0.0"},"y":1,"10.1.0.0":{}})",
            "", ""}),
    row_name);

TEST(DiscoveredNodes, AreNetworkDevicesWhereTheySaySo) {
  EXPECT_EQ(l2l3_of(R"("is_network_device":true)").front().facts.profile_vertical, "Network Devices");
  EXPECT_EQ(l2l3_of(R"("is_panw_firewall":"yes")").front().facts.profile_vertical, "Network Devices");
  EXPECT_EQ(l2l3_of(R"("is_network_device":false)").front().facts.profile_vertical, "");
  EXPECT_EQ(l2l3_of(R"("is_network_device":1)").front().facts.profile_vertical, "");
}

TEST(DiscoveredNodes, LongTextIsCutAtACharacter) {
  InputProblems problems;
  std::string name(254, 'x');
  const auto endpoints = read_endpoints(
      upload_of(R"({"endpoints":[{"00:40:8c:12:34:56":{"switchName":")" + name + "ü" + R"(","switchPort":7}}]})"),
      Instant(), problems);
  ASSERT_EQ(endpoints.size(), 1U);
  EXPECT_EQ(endpoints.front().switch_name, name);
  EXPECT_EQ(endpoints.front().switch_port, "7");
}

}  // namespace
}  // namespace guardian::api
