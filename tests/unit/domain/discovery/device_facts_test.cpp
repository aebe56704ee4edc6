#include "domain/discovery/device_facts.h"

#include <gtest/gtest.h>

#include "domain/devices/device_document.h"
#include "domain/discovery/network_discovery.h"
#include "unit/base/named_row.h"

namespace guardian::domain {
namespace {

DeviceDetail camera() {
  DeviceDetail detail;
  detail.device.deviceid = detail.device.mac = "00:40:8c:12:34:56";
  detail.device.ip_address = "10.20.0.5";
  detail.attributes = R"({"SSID":"guest","Switch_Name":"old","made_up":{"a":[1,2.5]}})";
  return detail;
}

TEST(DeviceFacts, TheLatestPlaceWins) {
  auto detail = camera();
  DeviceFacts facts;
  facts.ip = "10.20.0.6";
  facts.switch_name = "sw-3";
  facts.switch_ip = "10.20.0.1";
  facts.switch_port = "Gi1/0/4";
  EXPECT_TRUE(add_facts(detail, facts));
  EXPECT_EQ(detail.device.ip_address, "10.20.0.6");
  EXPECT_EQ(detail.attributes, R"({"SSID":"guest","Switch_Name":"sw-3","made_up":{"a":[1,2.5]},)"
                               R"("Switch_IP":"10.20.0.1","Switch_Port":"Gi1/0/4"})");
  EXPECT_FALSE(add_facts(detail, facts)) << "the same again changes nothing";
}

TEST(DeviceFacts, WhatIsNotToldStays) {
  auto detail = camera();
  const auto before = detail.attributes;
  EXPECT_FALSE(add_facts(detail, {}));
  EXPECT_EQ(detail.attributes, before);
  EXPECT_EQ(detail.device.ip_address, "10.20.0.5");
}

TEST(DeviceFacts, DescriptionAndKindOnlyWhereThereIsNone) {
  auto detail = camera();
  DeviceFacts facts;
  facts.description = "Cisco IOS";
  facts.subnet = "10.20.0.0/16";
  facts.profile_vertical = "Network Devices";
  EXPECT_TRUE(add_facts(detail, facts));
  EXPECT_EQ(detail.device.profile_vertical, "Network Devices");
  EXPECT_NE(detail.attributes.find(R"("description":"Cisco IOS","subnet":"10.20.0.0/16"})"), std::string::npos)
      << detail.attributes;
  facts.description = "other";
  facts.subnet = "10.0.0.0/8";
  facts.profile_vertical = "Office";
  EXPECT_FALSE(add_facts(detail, facts));
}

TEST(DeviceFacts, ADeviceNamedByItsAddressKeepsIt) {
  auto detail = camera();
  detail.device.deviceid = detail.device.ip_address = "10.20.1.7";
  DeviceFacts facts;
  facts.ip = "10.20.1.8";
  EXPECT_FALSE(add_facts(detail, facts));
  EXPECT_EQ(detail.device.ip_address, "10.20.1.7");
}

TEST(DeviceFacts, DamagedOrFullMembersAreLeftAlone) {
  auto damaged = camera();
  damaged.attributes = "{\"SSID\":";
  DeviceFacts facts;
  facts.switch_name = "sw-3";
  EXPECT_FALSE(add_facts(damaged, facts));
  EXPECT_EQ(damaged.attributes, "{\"SSID\":");
  auto full = camera();
  full.attributes = "{\"a\":\"" + std::string(kMaxAttributeBytes - 10, 'x') + "\"}";
  const auto before = full.attributes;
  EXPECT_FALSE(add_facts(full, facts));
  EXPECT_EQ(full.attributes, before);
}

struct MacRow {
  const char* name;
  const char* text;
  const char* mac;  // absent: not a MAC
};
class SwitchMac : public testing::TestWithParam<MacRow> {};
TEST_P(SwitchMac, IsReadAsSwitchesWriteIt) {
  const auto mac = read_switch_mac(GetParam().text);
  EXPECT_EQ(mac.value_or("-"), GetParam().mac == nullptr ? "-" : GetParam().mac);
}
INSTANTIATE_TEST_SUITE_P(Rows, SwitchMac,
                         testing::Values(MacRow{"colons", "00:1B:1b:00:00:02", "00:1b:1b:00:00:02"},
                                         MacRow{"hyphens", "00-1b-1b-00-00-02", "00:1b:1b:00:00:02"},
                                         MacRow{"dots", "001B.1b00.0002", "00:1b:1b:00:00:02"},
                                         MacRow{"bare", "001b1b000002", "00:1b:1b:00:00:02"},
                                         MacRow{"empty", "", nullptr}, MacRow{"mixed", "00:1b-1b:00:00:02", nullptr},
                                         MacRow{"short", "00:1b:1b:00:00", nullptr},
                                         MacRow{"not_hex", "00:1b:1b:00:00:0g", nullptr},
                                         MacRow{"dots_in_pairs", "00.1b.1b.00.00.02", nullptr},
                                         MacRow{"colons_in_fours", "001b:1b00:0002", nullptr},
                                         MacRow{"ipv4_of_twelve", "10.20.30.100", nullptr}),
                         row_name);

TEST(NodeIp, IsCanonicalAndNotZero) {
  EXPECT_EQ(read_node_ip("10.20.0.1"), "10.20.0.1");
  EXPECT_EQ(read_node_ip("2001:DB8::0:1"), "2001:db8::1");
  EXPECT_FALSE(read_node_ip("0.0.0.0"));
  EXPECT_FALSE(read_node_ip("core-switch"));
  EXPECT_FALSE(read_node_ip(""));
}

}  // namespace
}  // namespace guardian::domain
