#include "domain/subnets/longest_prefix.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guardian::domain {
namespace {

std::optional<Cidr> scan(const std::vector<Cidr>& networks, const IpAddress& address) {
  std::optional<Cidr> best;
  for (const Cidr& network : networks) {
    if (network.contains(address) && (!best || network.prefix_length() > best->prefix_length())) best = network;
  }
  return best;
}

// Few different bits, so that networks lie in each other and hold the addresses.
IpAddress any_address() {
  const auto bits = *rc::gen::inRange(0, 64);
  if (*rc::gen::arbitrary<bool>()) return IpAddress::v4(static_cast<std::uint32_t>(bits) << 26U);
  return IpAddress::v6({static_cast<unsigned char>(bits << 2)});
}

TEST(LongestPrefix, FindsTheNarrowestNetwork) {
  const LongestPrefix networks(
      {*Cidr::parse("10.0.0.0/8"), *Cidr::parse("10.1.2.0/24"), *Cidr::parse("10.1.0.0/16"), *Cidr::parse("::/0")});
  EXPECT_EQ(networks.find(*IpAddress::parse("10.1.2.3")), Cidr::parse("10.1.2.0/24"));
  EXPECT_EQ(networks.find(*IpAddress::parse("10.1.3.3")), Cidr::parse("10.1.0.0/16"));
  EXPECT_EQ(networks.find(*IpAddress::parse("10.9.9.9")), Cidr::parse("10.0.0.0/8"));
  EXPECT_EQ(networks.find(*IpAddress::parse("11.0.0.1")), std::nullopt) << "::/0 holds IPv6 alone";
  EXPECT_EQ(networks.find(*IpAddress::parse("2001:db8::1")), Cidr::parse("::/0"));
  EXPECT_EQ(LongestPrefix({}).find(*IpAddress::parse("10.0.0.1")), std::nullopt);
}

RC_GTEST_PROP(LongestPrefix, AgreesWithANaiveScan, ()) {
  std::vector<Cidr> networks;
  for (int left = *rc::gen::inRange(0, 30); left > 0; --left) {
    networks.push_back(Cidr::around(any_address(), *rc::gen::inRange(0, 10)));
  }
  const LongestPrefix tree(networks);
  for (int i = 0; i < 20; ++i) {
    const IpAddress address = any_address();
    RC_ASSERT(tree.find(address) == scan(networks, address));
  }
}

}  // namespace
}  // namespace guardian::domain
