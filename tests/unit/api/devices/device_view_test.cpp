#include "api/devices/device_view.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "base/json_reader.h"
#include "base/time_format.h"
#include "domain/devices/demo_inventory.h"
#include "domain/devices/device_document.h"

namespace guardian::api {
namespace {

using domain::DeviceDetail;
using domain::FieldSet;
namespace json = boost::json;

const Instant kViewNow = *parse_time("2026-11-23T12:00:00Z");

std::string rendered(const DeviceDetail& device, FieldSet set) {
  std::string out;
  write_device(out, device, set);
  return out;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> out;
  const auto value = parse_json(text);
  EXPECT_TRUE(value) << text;
  if (value) {
    for (const auto& member : value->get_object()) out.emplace_back(member.key());
  }
  return out;
}

DeviceDetail roku() {
  DeviceDetail detail;
  domain::Device& device = detail.device;
  device.deviceid = device.mac = "20:ef:bd:8b:67:1d";
  device.hostname = "RokuUltra";
  device.category = "Entertainment";
  device.profile = "Roku Device";
  device.profile_type = "IoT";
  device.profile_vertical = "Office";
  device.ip_address = "172.25.1.127";
  device.risk_score = 10;
  device.risk_level = "Low";
  device.confidence_score = 99;
  device.first_seen = *parse_time("2020-08-13T07:21:02Z");
  device.last_activity = *parse_time("2022-03-04T17:06:25.646Z");
  device.site_id = "43";
  device.site_name = "SJC";
  detail.tags = {{"6030135777a1d6fb488e26ad", "Floor", "2", {}}};
  detail.attributes = R"({"SSID":"guest","x":{"y":[1]},"os_end_of_support":"2027"})";
  return detail;
}

TEST(DeviceView, TheShortFormIsTheseFourteenInThisOrder) {
  EXPECT_EQ(
      rendered(roku(), FieldSet::summary),
      R"({"deviceid":"20:ef:bd:8b:67:1d","hostname":"RokuUltra","category":"Entertainment","profile":"Roku Device",)"
      R"("profile_type":"IoT","profile_vertical":"Office","ip_address":"172.25.1.127","mac_address":"20:ef:bd:8b:67:1d",)"
      R"("risk_score":10,"risk_level":"Low","last_activity":"2022-03-04T17:06:25.646Z","confidence_score":99,)"
      R"("tagIdList":["6030135777a1d6fb488e26ad"],)"
      R"("allTags":[{"tagType":"Floor","tagValue":"2","tagId":"6030135777a1d6fb488e26ad"}]})");
}

TEST(DeviceView, DetailBeginsWithTheShortFormAndAddsTheRest) {
  const auto short_form = names_in(rendered(roku(), FieldSet::summary));
  for (const FieldSet set : {FieldSet::detail, FieldSet::full}) {
    const auto names = names_in(rendered(roku(), set));
    ASSERT_GE(names.size(), 75U);
    EXPECT_TRUE(std::equal(short_form.begin(), short_form.end(), names.begin()));
  }
}

TEST(DeviceView, DetailHasTheSeventyOf2020) {
  const auto value = parse_json(rendered(roku(), FieldSet::detail));
  ASSERT_TRUE(value);
  const json::object& device = value->get_object();
  for (const char* name : {"MAC",
                           "number_of_critical_alerts",
                           "number_of_warning_alerts",
                           "number_of_caution_alerts",
                           "number_of_info_alerts",
                           "first_seen_date",
                           "site_name",
                           "subnet",
                           "vlan",
                           "vendor",
                           "model",
                           "description",
                           "long_description",
                           "location",
                           "department",
                           "asset_tag",
                           "os_group",
                           "os_combined",
                           "os/firmware_version",
                           "Serial_Number",
                           "DHCP",
                           "SMB",
                           "AET",
                           "NetworkLocation",
                           "is_server",
                           "in_use",
                           "wire_or_wireless",
                           "endpoint_protection",
                           "endpoint_protection_vendor",
                           "services",
                           "Applications",
                           "Switch_Name",
                           "Switch_IP",
                           "Switch_Port",
                           "Access_Point_Name",
                           "Access_Point_IP",
                           "SSID",
                           "Authentication_Method",
                           "Encryption_Cipher",
                           "EAP_Method",
                           "WIFI_Auth_Status",
                           "WIFI_Auth_Timestamp",
                           "NAC_profile",
                           "NAC_profile_source",
                           "NAC_Auth_Info",
                           "NAC_Auth_State",
                           "AD_Domain",
                           "AD_Username",
                           "CMMS_Category",
                           "CMMS_Source",
                           "CMMS_State",
                           "Source",
                           "source",
                           "External_Inventory_Sync_Field",
                           "Synced_With_Third-Party",
                           "Time_Synced_With_Third-Party",
                           "parent_mac",
                           "display_tags",
                           "attr",
                           "producer",
                           "OS_Support",
                           "Tags"}) {
    EXPECT_TRUE(device.contains(name)) << name;
  }
  EXPECT_EQ(device.at("SSID"), "guest");
  EXPECT_TRUE(device.at("AET").is_null());
  EXPECT_EQ(device.at("in_use"), "");
  EXPECT_EQ(device.at("Source"), "Monitored");
  EXPECT_EQ(device.at("number_of_caution_alerts"), 0);
  EXPECT_EQ(device.at("OS_End_of_Support"), "2027");
  EXPECT_FALSE(device.contains("os_end_of_support"));  // its twin
  EXPECT_FALSE(device.contains("zone"));
  EXPECT_FALSE(device.contains("internet_access"));  // 2026, and unknown here
  EXPECT_EQ(to_json(device.at("x")), R"({"y":[1]})");
}

TEST(DeviceView, FullHasTheAdditionsOf2026) {
  const auto value = parse_json(rendered(roku(), FieldSet::full));
  ASSERT_TRUE(value);
  const json::object& device = value->get_object();
  EXPECT_EQ(device.at("os_end_of_support"), "2027");
  EXPECT_FALSE(device.contains("OS_End_of_Support"));
  EXPECT_TRUE(device.at("internet_access").is_null());
  EXPECT_TRUE(device.at("mdm_managed").is_null());
  EXPECT_EQ(to_json(device.at("customAttributes")), "[]");
}

TEST(DeviceView, UnknownThingsFallBack) {
  DeviceDetail detail;
  detail.device.deviceid = detail.device.ip_address = "10.1.2.3";
  const std::string text = rendered(detail, FieldSet::detail);
  EXPECT_NE(text.find(R"("hostname":"10.1.2.3")"), std::string::npos);
  EXPECT_NE(text.find(R"("mac_address":"10.1.2.3")"), std::string::npos);
  EXPECT_EQ(text.find("\"MAC\""), std::string::npos);
  EXPECT_NE(text.find(R"("last_activity":"1970-01-01T00:00:00.000Z")"), std::string::npos);
  EXPECT_NE(text.find(R"("vendor":null)"), std::string::npos);
}

TEST(DeviceView, TagsObjectOfTheSecondGenerationStaysOut) {
  DeviceDetail detail = roku();
  detail.attributes = R"({"tags":{"a":1},"Tags":"x"})";
  const auto value = parse_json(rendered(detail, FieldSet::full));
  ASSERT_TRUE(value);
  EXPECT_FALSE(value->get_object().contains("tags"));
  EXPECT_EQ(value->at("Tags"), "x");
}

TEST(DeviceView, ARealDeviceComesBackWithEveryMember) {
  const auto path =
      std::filesystem::path(GUARDIAN_SOURCE_DIR) / "../shared/data/responses/device_alert_vulnerability_2026.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  const json::value item = parse_json(text.str())->at("device_detail_by_mac");
  auto document = domain::parse_device_document(to_json(item), kViewNow);
  ASSERT_TRUE(document) << document.error().client_text;
  const auto shown = parse_json(rendered(document->detail, FieldSet::full));
  ASSERT_TRUE(shown);
  for (const auto& member : item.get_object()) {
    const json::value* value = shown->get_object().if_contains(member.key());
    ASSERT_NE(value, nullptr) << std::string_view(member.key());
    EXPECT_EQ(*value, member.value()) << std::string_view(member.key());
  }
}

RC_GTEST_PROP(DeviceView, WhatIsShownCanBeImportedAndShownAgain, ()) {
  const int index = *rc::gen::inRange(0, 420);
  const domain::DemoInventory inventory(*rc::gen::arbitrary<std::uint64_t>(), kViewNow, 420);
  const auto document = domain::parse_device_document(inventory.device(index), kViewNow);
  RC_ASSERT(document.has_value());
  const std::string shown = rendered(document->detail, FieldSet::full);
  auto again = domain::parse_device_document(shown, kViewNow);
  RC_ASSERT(again.has_value());
  RC_ASSERT(rendered(again->detail, FieldSet::full) == shown);
  RC_ASSERT(again->detail.attributes == document->detail.attributes);
}

RC_GTEST_PROP(DeviceView, AnyUnknownTextSurvives, (const std::string& bytes)) {
  json::object item{{"deviceid", "10.0.0.1"}};
  item["note about it"] = bytes;
  const auto document = domain::parse_device_document(to_json(json::value(item)), kViewNow);
  RC_ASSERT(document.has_value());
  const auto shown = parse_json(rendered(document->detail, FieldSet::full));
  RC_ASSERT(shown.has_value());
  RC_ASSERT(shown->at("note about it") == parse_json(to_json(json::value(item)))->at("note about it"));
}

}  // namespace
}  // namespace guardian::api
