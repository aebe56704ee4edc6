#include "domain/devices/device_document.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>

#include "base/json_reader.h"
#include "base/time_format.h"
#include "domain/devices/device_fields.h"

namespace guardian::domain {
namespace {

const Instant kDocumentNow = *parse_time("2026-11-23T12:00:00Z");

std::string with(std::string_view members) {
  return R"({"deviceid":"20:ef:bd:8b:67:1d")" + (members.empty() ? std::string() : "," + std::string(members)) + "}";
}

DeviceDocument parsed(std::string_view json) {
  auto document = parse_device_document(json, kDocumentNow);
  EXPECT_TRUE(document) << json << ": " << (document ? "" : document.error().client_text);
  return document ? std::move(*document) : DeviceDocument{};
}

TEST(DeviceDocument, OnlyADeviceidIsRequired) {
  const Device device = parsed(with("")).detail.device;
  EXPECT_EQ(device.deviceid, "20:ef:bd:8b:67:1d");
  EXPECT_EQ(device.mac, device.deviceid);
  EXPECT_EQ(device.last_activity, kDocumentNow);
  EXPECT_EQ(device.first_seen, kDocumentNow);
  EXPECT_EQ(device.risk_level, "Low");
  EXPECT_TRUE(device.monitored);
}

TEST(DeviceDocument, AnAddressedDeviceHasNoMac) {
  const Device device = parsed(R"({"deviceid":"10.1.2.3"})").detail.device;
  EXPECT_EQ(device.mac, "");
  EXPECT_EQ(device.ip_address, "10.1.2.3");
}

TEST(DeviceDocument, MacsBecomeLowerCaseWithColons) {
  EXPECT_EQ(parsed(R"({"deviceid":"20-EF-BD-8B-67-1D"})").detail.device.deviceid, "20:ef:bd:8b:67:1d");
}

TEST(DeviceDocument, MacAddressMayRepeatAnImei) {
  const Device device = parsed(R"({"deviceid":"356938035643809","mac_address":"356938035643809"})").detail.device;
  EXPECT_EQ(device.mac, "");
}

TEST(DeviceDocument, KnownMembersGoToAttributesWithoutNulls) {
  EXPECT_EQ(parsed(with(R"("SSID":"guest","vlan":12,"AET":null,"in_use":"","zone":"7")")).detail.attributes,
            R"({"vlan":"12","SSID":"guest","zone":7})");
}

TEST(DeviceDocument, UnknownMembersAreKeptAsTheyCame) {
  EXPECT_EQ(parsed(with(R"("x":{"y":[1,2.5,null]},"caf\u00e9":"1")")).detail.attributes,
            "{\"x\":{\"y\":[1,2.5,null]},\"caf\xc3\xa9\":\"1\"}");
}

TEST(DeviceDocument, ACaseVariantOfAKnownMemberIsThatMember) {
  EXPECT_EQ(parsed(with(R"("os_support":"2027")")).detail.attributes, R"({"OS_Support":"2027"})");
  EXPECT_EQ(parsed(R"({"deviceid":"10.0.0.1","mac":"AA:00:00:00:00:01"})").detail.device.mac, "aa:00:00:00:00:01");
}

TEST(DeviceDocument, SourceAndItsTwinAreTwoMembers) {
  const auto document = parsed(with(R"("Source":"Discovered","source":"dnac")"));
  EXPECT_FALSE(document.detail.device.monitored);
  EXPECT_EQ(document.detail.attributes, R"({"source":"dnac"})");
}

TEST(DeviceDocument, TagsComeWithTypeAndId) {
  const auto document =
      parsed(with(R"("allTags":[{"tagType":"Site","tagValue":"A","tagId":"PurdueLevel5"},{"tagValue":"b"}])"));
  ASSERT_EQ(document.detail.tags.size(), 2U);
  EXPECT_TRUE(document.names_tags);
  EXPECT_EQ(document.detail.tags[0].id, "PurdueLevel5");
  EXPECT_EQ(document.detail.tags[1].type, kTypeOfBareTag);
}

TEST(DeviceDocument, CountsOfAlertsAreReadAndDropped) {
  EXPECT_EQ(parsed(with(R"("number_of_critical_alerts":3)")).detail.device.critical_alerts, 0);
}

TEST(DeviceDocument, TimesWithoutAZoneAreUtc) {
  const Device device = parsed(with(R"("first_seen_date":"2021-04-25T23:59:59")")).detail.device;
  EXPECT_EQ(format_time(device.first_seen), "2021-04-25T23:59:59.000Z");
  EXPECT_EQ(device.last_activity, device.first_seen);
}

TEST(DeviceDocument, BackwardsTimesAreTakenAsTheyAre) {
  const Device device =
      parsed(with(R"("first_seen_date":"2026-02-01T00:00:00Z","last_activity":"2026-01-01T00:00:00.5Z")"))
          .detail.device;
  EXPECT_EQ(format_time(device.last_activity), "2026-01-01T00:00:00.500Z");
}

struct BadDevice {
  const char* name;
  std::string json;
  const char* told;  // part of the message
};

class RefusedDevice : public testing::TestWithParam<BadDevice> {};

TEST_P(RefusedDevice, NamesTheMember) {
  const auto document = parse_device_document(GetParam().json, kDocumentNow);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::invalid_argument);
  EXPECT_NE(document.error().client_text.find(GetParam().told), std::string::npos) << document.error().client_text;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RefusedDevice,
    testing::Values(
        BadDevice{"not_json", "{", "JSON"}, BadDevice{"not_an_object", "[]", "JSON object"},
        BadDevice{"no_deviceid", "{}", "deviceid: is required"},
        BadDevice{"deviceid_with_space", R"({"deviceid":"a b"})", "deviceid: expected a MAC"},
        BadDevice{"deviceid_a_number", R"({"deviceid":7})", "found 7"},
        BadDevice{"hostname_a_number", with(R"("hostname":7)"), "hostname: expected text"},
        BadDevice{"risk_score_above", with(R"("risk_score":101)"), "risk_score: expected a whole number from 0 to 100"},
        BadDevice{"risk_score_fraction", with(R"("risk_score":1.5)"), "found 1.5"},
        BadDevice{"confidence_text", with(R"("confidence_score":"high")"), "confidence_score"},
        BadDevice{"risk_level_unknown", with(R"("risk_level":"Severe")"), "Low, Medium, High or Critical"},
        BadDevice{"ip_not_an_ip", with(R"("ip_address":"10.0.0.300")"), "ip_address: expected an IP"},
        BadDevice{"mac_wrong", with(R"("MAC":"xx")"), "MAC: expected a MAC"},
        BadDevice{"mac_differs", with(R"("mac_address":"aa:00:00:00:00:01","MAC":"aa:00:00:00:00:02")"), "as before"},
        BadDevice{"source_unknown", with(R"("Source":"Guessed")"), "Monitored or Discovered"},
        BadDevice{"zone_not_a_number", with(R"("zone":"dmz")"), "zone: expected a whole number"},
        BadDevice{"tags_not_an_array", with(R"("allTags":"x")"), "allTags"},
        BadDevice{"tag_without_value", with(R"("allTags":[{"tagType":"a"}])"), "tagValue"},
        BadDevice{"restricted_text", with(R"("trafficRestricted":"yes")"), "true, false or null"},
        BadDevice{"attr_an_array", with(R"("attr":[])"), "attr: expected an object"},
        BadDevice{"time_unreadable", with(R"("last_activity":"yesterday")"), "last_activity: expected a time"},
        BadDevice{"time_in_the_future", with(R"("last_activity":"2026-11-23T12:05:01Z")"), "expected a time from"},
        BadDevice{"time_too_old", with(R"("first_seen_date":"2006-11-01T00:00:00Z")"), "expected a time from"},
        BadDevice{"twins_with_two_values", with(R"("vendor":"a","Vendor":"b")"), "in case alone"},
        BadDevice{"unknown_twins", with(R"("foo":1,"FOO":1)"), "in case alone"},
        BadDevice{"third_spelling_of_source", with(R"("SOURCE":"x")"), "in case alone"},
        BadDevice{"duplicate_member", with(R"("vendor":"a","vendor":"a")"), "twice"},
        BadDevice{"too_many_attributes", with("\"blob\":\"" + std::string(65 * 1024, 'x') + "\""), "at most 65536"}),
    [](const auto& row) { return row.param.name; });

TEST(DeviceDocument, FiveMinutesAheadIsFine) {
  EXPECT_TRUE(parse_device_document(with(R"("last_activity":"2026-11-23T12:05:00Z")"), kDocumentNow));
}

TEST(DeviceFields, TheFirstFourteenAreTheShortForm) {
  const auto fields = device_fields();
  ASSERT_LE(fields.size(), 192U);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    EXPECT_EQ((fields[i].sets & static_cast<unsigned>(FieldSet::summary)) != 0, i < 14) << fields[i].name;
  }
}

TEST(DeviceFields, NoSetShowsTwinsThatDifferInCaseAlone) {
  for (const FieldSet set : {FieldSet::detail, FieldSet::full}) {
    std::set<std::string> seen;
    for (const DeviceField& field : device_fields()) {
      if (field.only_in_sets && (field.sets & static_cast<unsigned>(set)) == 0) continue;
      if (field.name == "source") continue;  // the reference API has this one pair
      std::string name(field.name);
      for (char& c : name) c = static_cast<char>(std::tolower(c));
      EXPECT_TRUE(seen.insert(name).second) << field.name;
    }
  }
}

}  // namespace
}  // namespace guardian::domain
