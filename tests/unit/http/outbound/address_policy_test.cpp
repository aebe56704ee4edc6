#include "http/outbound/address_policy.h"

#include <gtest/gtest.h>

#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

struct PolicyRow {
  const char* name;
  const char* address;
  bool allowed;
};
class OnlyGlobal : public testing::TestWithParam<PolicyRow> {};
TEST_P(OnlyGlobal, AllowsOrRefuses) {
  const auto address = IpAddress::parse(GetParam().address);
  ASSERT_TRUE(address.has_value());
  EXPECT_EQ(AddressPolicy::only_global().allows(*address, 443), GetParam().allowed);
  EXPECT_TRUE(AddressPolicy::anywhere().allows(*address, 443));
}
INSTANTIATE_TEST_SUITE_P(
    AddressPolicy, OnlyGlobal,
    testing::Values(
        PolicyRow{"public_v4", "93.184.216.34", true}, PolicyRow{"public_v6", "2606:4700:4700::1111", true},
        PolicyRow{"first_behind_ten", "11.0.0.0", true}, PolicyRow{"last_before_ten", "9.255.255.255", true},
        PolicyRow{"behind_carrier_space", "100.128.0.0", true}, PolicyRow{"behind_private_172", "172.32.0.0", true},
        PolicyRow{"before_multicast", "223.255.255.255", true}, PolicyRow{"this_network", "0.1.2.3", false},
        PolicyRow{"unspecified_v4", "0.0.0.0", false}, PolicyRow{"private_ten", "10.0.0.1", false},
        PolicyRow{"carrier_space", "100.64.0.1", false}, PolicyRow{"carrier_space_end", "100.127.255.255", false},
        PolicyRow{"loopback_v4", "127.0.0.1", false}, PolicyRow{"loopback_v4_end", "127.255.255.254", false},
        PolicyRow{"link_local_v4", "169.254.1.1", false}, PolicyRow{"metadata_v4", "169.254.169.254", false},
        PolicyRow{"metadata_alibaba", "100.100.100.200", false}, PolicyRow{"metadata_azure", "168.63.129.16", false},
        PolicyRow{"private_172", "172.16.0.1", false}, PolicyRow{"private_172_end", "172.31.255.255", false},
        PolicyRow{"protocol_assignments", "192.0.0.8", false}, PolicyRow{"test_net_1", "192.0.2.1", false},
        PolicyRow{"six_to_four_relay", "192.88.99.1", false}, PolicyRow{"private_192", "192.168.1.1", false},
        PolicyRow{"benchmarks", "198.18.0.1", false}, PolicyRow{"benchmarks_end", "198.19.255.255", false},
        PolicyRow{"test_net_2", "198.51.100.1", false}, PolicyRow{"test_net_3", "203.0.113.1", false},
        PolicyRow{"multicast_v4", "224.0.0.1", false}, PolicyRow{"reserved", "240.0.0.1", false},
        PolicyRow{"broadcast", "255.255.255.255", false}, PolicyRow{"mapped_loopback", "::ffff:127.0.0.1", false},
        PolicyRow{"mapped_private", "::ffff:10.0.0.1", false}, PolicyRow{"mapped_public", "::ffff:93.184.216.34", true},
        PolicyRow{"unspecified_v6", "::", false}, PolicyRow{"loopback_v6", "::1", false},
        PolicyRow{"compatible_loopback", "::127.0.0.1", false},
        PolicyRow{"compatible_public", "::93.184.216.34", false}, PolicyRow{"unique_local", "fc00::1", false},
        PolicyRow{"unique_local_end", "fdff::1", false}, PolicyRow{"metadata_v6", "fd00:ec2::254", false},
        PolicyRow{"link_local_v6", "fe80::1", false}, PolicyRow{"site_local", "fec0::1", false},
        PolicyRow{"multicast_v6", "ff02::1", false}, PolicyRow{"documentation_v6", "2001:db8::1", false},
        PolicyRow{"teredo", "2001:0:1::1", false}, PolicyRow{"orchid", "2001:20::1", false},
        PolicyRow{"six_to_four", "2002:5db8:d822::1", false},
        PolicyRow{"six_to_four_loopback", "2002:7f00:1::1", false},
        PolicyRow{"nat64_public", "64:ff9b::5db8:d822", true}, PolicyRow{"nat64_loopback", "64:ff9b::7f00:1", false},
        PolicyRow{"nat64_private", "64:ff9b::10.1.2.3", false},
        PolicyRow{"nat64_metadata", "64:ff9b::169.254.169.254", false},
        PolicyRow{"nat64_local", "64:ff9b:1::5db8:d822", false}, PolicyRow{"discard_only", "100::1", false},
        PolicyRow{"segment_routing", "5f00::1", false}, PolicyRow{"documentation_3fff", "3fff::1", false},
        PolicyRow{"unassigned_v6", "4000::1", false}),
    row_name);

IpAddress address(const char* text) { return IpAddress::parse(text).value(); }

TEST(AddressPolicy, OpensTheOperatorsNetworksAndNothingBeside) {
  const auto policy = AddressPolicy::only_global({*Cidr::parse("10.1.0.0/16"), *Cidr::parse("fd00::/8")});
  EXPECT_TRUE(policy.allows(address("10.1.2.3"), 443));
  EXPECT_TRUE(policy.allows(address("fd12::1"), 443));
  EXPECT_FALSE(policy.allows(address("10.2.0.1"), 443));
  EXPECT_FALSE(policy.allows(address("fe80::1"), 443));
}

TEST(AddressPolicy, NeverOpensMetadataServices) {
  const auto policy = AddressPolicy::only_global({*Cidr::parse("0.0.0.0/0"), *Cidr::parse("::/0")});
  for (const char* text : {"169.254.169.254", "fd00:ec2::254", "168.63.129.16", "64:ff9b::169.254.169.254", "0.0.0.0",
                           "::", "::ffff:169.254.169.254"}) {
    EXPECT_FALSE(policy.allows(address(text), 80)) << text;
  }
  EXPECT_TRUE(policy.allows(address("169.254.169.253"), 80));
}

TEST(AddressPolicy, NeverCallsAnOwnListener) {
  const auto policy = AddressPolicy::only_global({*Cidr::parse("0.0.0.0/0"), *Cidr::parse("::/0")},
                                                 {{address("10.0.0.5"), 8443}, {address("0.0.0.0"), 9000}});
  EXPECT_FALSE(policy.allows(address("10.0.0.5"), 8443));
  EXPECT_FALSE(policy.allows(address("::ffff:10.0.0.5"), 8443));
  EXPECT_FALSE(policy.allows(address("64:ff9b::10.0.0.5"), 8443));
  EXPECT_TRUE(policy.allows(address("10.0.0.5"), 8444));
  EXPECT_TRUE(policy.allows(address("10.0.0.6"), 8443));
  EXPECT_FALSE(policy.allows(address("127.0.0.1"), 9000));
  EXPECT_FALSE(policy.allows(address("127.1.2.3"), 9000));
  EXPECT_FALSE(policy.allows(address("::1"), 9000));
  EXPECT_TRUE(policy.allows(address("127.0.0.1"), 9001));
  EXPECT_TRUE(policy.allows(address("93.184.216.34"), 9000));
}

}  // namespace
}  // namespace guardian::http
