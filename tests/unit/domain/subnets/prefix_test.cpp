#include "domain/subnets/prefix.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace guardian::domain {
namespace {

Cidr any_network(int least_length = 0) {
  const bool v4 = *rc::gen::arbitrary<bool>();
  if (v4) {
    return Cidr::around(IpAddress::v4(*rc::gen::arbitrary<std::uint32_t>()), *rc::gen::inRange(least_length, 33));
  }
  std::array<unsigned char, 16> bytes{};
  for (auto& byte : bytes) byte = *rc::gen::arbitrary<unsigned char>();
  bytes[0] = 0x20;  // no IPv4 address in another form
  return Cidr::around(IpAddress::v6(bytes), *rc::gen::inRange(least_length, 129));
}

TEST(ParsePrefix, TakesNetworksInTheirCanonicalForm) {
  const std::pair<const char*, const char*> rows[] = {
      {"10.2.0.0/16", "10.2.0.0/16"},         {"0.0.0.0/0", "0.0.0.0/0"}, {"10.2.3.4/32", "10.2.3.4/32"},
      {"2001:DB8:0:0::/32", "2001:db8::/32"}, {"::/0", "::/0"},           {"::ffff:10.0.0.0/104", "10.0.0.0/8"}};
  for (const auto& [text, canonical] : rows) {
    const auto prefix = parse_prefix(text);
    ASSERT_TRUE(prefix) << text;
    EXPECT_EQ(prefix->to_string(), canonical);
  }
}

TEST(ParsePrefix, NamesTheNetworkThatWasMeant) {
  const auto v4 = parse_prefix("10.2.3.4/16");
  ASSERT_FALSE(v4);
  EXPECT_EQ(v4.error().client_text, "has host bits set: write 10.2.0.0/16");
  const auto v6 = parse_prefix("2001:db8::1/64");
  ASSERT_FALSE(v6);
  EXPECT_EQ(v6.error().client_text, "has host bits set: write 2001:db8::/64");
  EXPECT_EQ(parse_prefix_loosely("10.2.3.4/16")->to_string(), "10.2.0.0/16");
}

TEST(ParsePrefix, RefusesWhatIsNoNetwork) {
  for (const char* text : {"",
                           "10.2.0.0",
                           "10.2.0.0/",
                           "/8",
                           "10.2.0.0/33",
                           "10.2.0.0/-1",
                           "10.2.0.0/+8",
                           "10.2.0.0/08",
                           "10.2.0.0/8 ",
                           " 10.0.0.0/8",
                           "10.0.0/8",
                           "010.0.0.0/8",
                           "2001:db8::/129",
                           "fe80::1%eth0/64",
                           "[::]/0",
                           "::ffff:10.0.0.1/104",
                           "::ffff:10.0.0.0/90",
                           "10.0.0.0/8/8",
                           "ten/8",
                           "10.0.0.0/99999999999999999999"}) {
    EXPECT_FALSE(parse_prefix(text)) << text;
    EXPECT_FALSE(parse_prefix_loosely(text)) << text;
  }
}

TEST(PrefixKey, SaysFamilyAddressAndLength) {
  EXPECT_EQ(prefix_key(*Cidr::parse("10.2.0.0/16")), "40a020000/16");
  EXPECT_EQ(prefix_key(*Cidr::parse("10.0.0.0/8")), "40a000000/08");
  EXPECT_EQ(key_behind(*Cidr::parse("10.0.0.0/8")), "40affffff0");
  EXPECT_EQ(prefix_key(*Cidr::parse("2001:db8::/32")), "620010db8000000000000000000000000/032");
}

RC_GTEST_PROP(PrefixKey, WhatLiesInANetworkIsARangeOfKeys, ()) {
  const Cidr outer = any_network();
  // Often inside, sometimes anywhere.
  const Cidr inner = *rc::gen::arbitrary<bool>()
                         ? any_network()
                         : Cidr::around(outer.network(), *rc::gen::inRange(0, outer.network().is_v4() ? 33 : 129));
  const std::string key = prefix_key(inner);
  const bool in_range = key >= prefix_key(outer) && key < key_behind(outer);
  RC_ASSERT(in_range == outer.contains(inner));
}

RC_GTEST_PROP(NetworksAround, AreAllThatHoldItAndNoOther, ()) {
  const Cidr network = any_network();
  const auto around = networks_around(network);
  RC_ASSERT(static_cast<int>(around.size()) == network.prefix_length());
  for (std::size_t i = 0; i < around.size(); ++i) {
    RC_ASSERT(around[i].contains(network));
    RC_ASSERT(around[i].prefix_length() == network.prefix_length() - 1 - static_cast<int>(i));
    if (i > 0) RC_ASSERT(prefix_key(around[i]) < prefix_key(around[i - 1]));
  }
}

}  // namespace
}  // namespace guardian::domain
