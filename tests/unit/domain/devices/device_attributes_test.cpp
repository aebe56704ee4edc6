#include "domain/devices/device_attributes.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace guardian::domain {
namespace {

TEST(DeviceAttributes, HaveEachNameOnceWithANameForPeople) {
  std::set<std::string_view> names;
  for (const DeviceAttribute& attribute : device_attributes()) {
    EXPECT_TRUE(names.insert(attribute.name).second) << attribute.name;
    EXPECT_FALSE(attribute.display_name.empty()) << attribute.name;
    EXPECT_EQ(attribute.display_name.find('_'), std::string_view::npos) << attribute.display_name;
    EXPECT_NE(attribute.absence, Absence::omitted) << attribute.name;
    EXPECT_EQ(find_device_attribute(attribute.name), &attribute);
    EXPECT_EQ(attribute.name.find('"'), std::string_view::npos) << "it is part of a path of JSON";
    EXPECT_EQ(attribute.stored.find('"'), std::string_view::npos);
  }
  EXPECT_EQ(find_device_attribute("x-invalid"), nullptr);
}

TEST(DeviceAttributes, HoldEveryFieldOfTheOtherMounts) {
  for (const DeviceField& field : device_fields()) EXPECT_NE(find_device_attribute(field.name), nullptr) << field.name;
}

TEST(DeviceAttributes, AreSortedByWhereTheyLive) {
  EXPECT_EQ(find_device_attribute("name")->sort, DeviceSort::hostname);
  EXPECT_EQ(find_device_attribute("hostname")->sort, DeviceSort::hostname);
  EXPECT_EQ(find_device_attribute("display_profile_confidence_level")->sort, DeviceSort::confidence_score);
  EXPECT_EQ(find_device_attribute("sn")->sort, DeviceSort::attribute);
  EXPECT_EQ(find_device_attribute("sn")->stored, "Serial_Number");
  EXPECT_EQ(find_device_attribute("attr")->sort, std::nullopt);
  EXPECT_EQ(find_device_attribute("tags")->sort, std::nullopt);
}

TEST(DeviceAttributes, NamesForPeopleAreReadable) {
  EXPECT_EQ(find_device_attribute("number_of_critical_alerts")->display_name, "Number of Critical Alerts");
  EXPECT_EQ(find_device_attribute("cmms_mission_critical")->display_name, "CMMS Mission Critical");
  EXPECT_EQ(find_device_attribute("wire_or_wireless")->display_name, "Wire or Wireless");
  EXPECT_EQ(find_device_attribute("in_use")->display_name, "In Use");
  EXPECT_EQ(find_device_attribute("SSID")->display_name, "SSID");
}

TEST(DeviceAttributes, ConfidenceComesInBands) {
  EXPECT_EQ(confidence_level_of(100), "90_High");
  EXPECT_EQ(confidence_level_of(90), "90_High");
  EXPECT_EQ(confidence_level_of(89), "70_Medium");
  EXPECT_EQ(confidence_level_of(70), "70_Medium");
  EXPECT_EQ(confidence_level_of(69), "0_Low");
}

}  // namespace
}  // namespace guardian::domain
