#include "domain/devices/demo_inventory.h"

#include <gtest/gtest.h>

#include <set>

#include "base/time_format.h"
#include "domain/alerts/alert_document.h"
#include "domain/devices/demo_families.h"
#include "domain/devices/device_document.h"
#include "domain/policies/policy.h"
#include "domain/vulnerabilities/vulnerability_document.h"

namespace guardian::domain {
namespace {

const Instant kDemoNow = *parse_time("2026-11-23T12:00:00Z");
constexpr int kDemoCount = 420;

using Documents = std::vector<std::string>;

Documents devices_of(const DemoInventory& inventory) {
  Documents out;
  for (int i = 0; i < inventory.count(); ++i) out.push_back(inventory.device(i));
  return out;
}
Documents alerts_of(const DemoInventory& inventory) {
  Documents out;
  for (int i = 0; i < inventory.count(); ++i) inventory.append_alerts(i, out);
  return out;
}
Documents vulnerabilities_of(const DemoInventory& inventory) {
  Documents out;
  for (int i = 0; i < inventory.count(); ++i) inventory.append_vulnerabilities(i, out);
  return out;
}

TEST(DemoInventory, EachDeviceIsImportableAndItsOwn) {
  std::set<std::string> ids;
  std::set<std::string> addresses;
  std::set<std::string> sites;
  int without_mac = 0;
  for (const std::string& item : devices_of({7, kDemoNow, kDemoCount})) {
    const auto document = parse_device_document(item, kDemoNow);
    ASSERT_TRUE(document) << document.error().client_text << item;
    const Device& device = document->detail.device;
    EXPECT_TRUE(ids.insert(device.deviceid).second) << device.deviceid;
    EXPECT_TRUE(addresses.insert(device.ip_address).second) << device.ip_address;
    EXPECT_LE(device.first_seen, device.last_activity);
    sites.insert(device.site_name);
    without_mac += device.mac.empty();
  }
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kDemoCount));
  EXPECT_EQ(sites.size(), static_cast<std::size_t>(kDemoSites));
  EXPECT_GE(without_mac, 1);
  EXPECT_LE(without_mac, 30);
}

TEST(DemoInventory, AlertsAndVulnerabilitiesNameItsDevices) {
  std::set<std::string> ids;
  for (const std::string& item : devices_of({7, kDemoNow, kDemoCount})) {
    ids.insert(parse_device_document(item, kDemoNow)->detail.device.deviceid);
  }
  std::set<std::string> alert_ids;
  for (const std::string& item : alerts_of({7, kDemoNow, kDemoCount})) {
    const auto document = parse_alert_document(item, kDemoNow);
    ASSERT_TRUE(document) << document.error().client_text;
    EXPECT_EQ(ids.count(document->device.device.deviceid), 1U);
    EXPECT_TRUE(alert_ids.insert(document->alert.id).second);
  }
  std::set<std::string> tickets;
  for (const std::string& item : vulnerabilities_of({7, kDemoNow, kDemoCount})) {
    const auto document = parse_vulnerability_document(item, kDemoNow);
    ASSERT_TRUE(document) << document.error().client_text;
    EXPECT_EQ(ids.count(document->device.device.deviceid), 1U);
    EXPECT_TRUE(tickets.insert(document->instance.ticket).second);
  }
  EXPECT_GE(alert_ids.size(), 30U);
  EXPECT_GE(tickets.size(), 50U);
}

TEST(DemoInventory, PoliciesAreImportableAndOnceEach) {
  std::set<std::string> ids;
  std::set<std::string> profiles;
  for (const std::string& item : demo_policies(kDemoNow)) {
    const auto policy = parse_policy_document(item, kDemoNow);
    ASSERT_TRUE(policy) << policy.error().client_text << item;
    EXPECT_TRUE(ids.insert(policy->id).second);
    profiles.insert(policy->profiles.begin(), policy->profiles.end());
  }
  EXPECT_GE(profiles.size(), 25U);
}

TEST(DemoInventory, TheSameSeedGivesTheSameDevices) {
  EXPECT_EQ(devices_of({7, kDemoNow, 50}), devices_of({7, kDemoNow, 50}));
  EXPECT_NE(devices_of({7, kDemoNow, 50}), devices_of({8, kDemoNow, 50}));
}

TEST(DemoInventory, AMillionDevicesHaveAMillionAddresses) {
  const DemoInventory inventory(7, kDemoNow, 1'000'000);
  std::set<std::string> addresses;
  for (int i = 0; i < inventory.count(); i += 211) {  // some of each subnet
    const auto document = parse_device_document(inventory.device(i), kDemoNow);
    ASSERT_TRUE(document) << document.error().client_text;
    EXPECT_TRUE(addresses.insert(document->detail.device.ip_address).second);
  }
}

}  // namespace
}  // namespace guardian::domain
