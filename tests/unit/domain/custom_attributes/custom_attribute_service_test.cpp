#include "domain/custom_attributes/custom_attribute_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/custom_attributes/effective_attributes.h"
#include "domain/devices/attribute_change.h"
#include "domain/devices/device.h"
#include "domain/filters/saved_filter.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

constexpr const char* kCamera = "00:40:8c:12:34:56";
constexpr const char* kController = "00:1b:1b:00:00:02";
constexpr const char* kCameras = "5f3a1b2c3d4e5f6071829304";
constexpr const char* kEverything = "5f3a1b2c3d4e5f6071829305";
constexpr const char* kPurdue = "000000000000000000001001";

class CustomAttributes : public testing::Test {
 protected:
  CustomAttributes() {
    must(site.database.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
      DeviceDetail camera;
      camera.device.deviceid = kCamera;
      camera.device.category = "Camera";
      camera.attributes =
          R"({"attr":{"panwIoTFname_77":"kept"},"customAttributes":[{"imported":"x"},{"Owner":"brought"}]})";
      GUARDIAN_CHECK(tx.devices().save(scope, camera));
      DeviceDetail controller;
      controller.device.deviceid = kController;
      GUARDIAN_CHECK(tx.devices().save(scope, controller));
      GUARDIAN_CHECK(tx.filters().save(scope, {kCameras, "Cameras", {}, R"({"category":{"terms":["Camera"]}})"}));
      return tx.filters().save(scope, {kEverything, "Everything", {}, "{}"});
    }));
  }
  std::string create(std::string_view name, CustomAttributeChange change) {
    return must(service.create(scope, name, change, "r"));
  }
  SettingOutcome set(std::vector<AttributeSetting> settings) { return must(service.set_values(scope, settings, "r")); }
  DeviceDetail shown(const char* deviceid) {
    return must(site.database.read([&](const Reader& reader) -> Result<DeviceDetail> {
      GUARDIAN_TRY(auto found, reader.devices().find(scope, deviceid));
      GUARDIAN_CHECK(add_custom_attributes(reader, scope, {&*found, 1}));
      return std::move(*found);
    }));
  }
  std::string list_of(const char* deviceid) {
    return std::string(attribute_value(shown(deviceid).attributes, "customAttributes"));
  }
  std::string fields_of(const char* deviceid) {
    return std::string(attribute_value(shown(deviceid).attributes, "attr"));
  }

  TestInstallation site;
  AccessScope scope = site.operator_scope();
  CustomAttributeService service{site.database, *site.audit, site.clock};
};

TEST_F(CustomAttributes, WithoutAnyADeviceIsShownAsItIs) {
  EXPECT_EQ(list_of(kController), "");
  EXPECT_EQ(list_of(kCamera), R"([{"imported":"x"},{"Owner":"brought"}])");
}

TEST_F(CustomAttributes, HoldTheFirstRuleThatFitsElseTheDefault) {
  const auto id = create("Zone", {{{{kCameras, "", "Video"}, {kEverything, "", "Other"}}}, "none"});
  EXPECT_EQ(list_of(kController), R"([{"Zone":"Other"}])");
  EXPECT_EQ(list_of(kCamera), R"([{"imported":"x"},{"Owner":"brought"},{"Zone":"Video"}])");
  EXPECT_EQ(fields_of(kCamera), R"({"panwIoTFname_77":"kept","panwIoTFname_)" + id + R"(":"Video","panwIoTFname_)" +
                                    id + R"(_source":"ruleBased"})");
  must(service.update(scope, id, {{{{kCameras, "", "Video"}}}, {}}, "r"));
  EXPECT_EQ(list_of(kController), R"([{"Zone":"none"}])") << "an omitted default is unchanged";
  must(service.update(scope, id, {std::vector<CustomAttributeRule>{}, ""}, "r"));
  EXPECT_EQ(list_of(kController), "") << "neither rules nor a default";
}

TEST_F(CustomAttributes, SetOnADeviceOverrideRules) {
  const auto id = create("Zone", {{{{kEverything, "", "Other"}}}, {}});
  EXPECT_EQ(set({{kController, "Zone", "Mine"}}).updated, 1);
  EXPECT_EQ(list_of(kController), R"([{"Zone":"Mine"}])");
  EXPECT_THAT(fields_of(kController), testing::HasSubstr(R"("panwIoTFname_)" + id + R"(_source":"config")"));
  EXPECT_EQ(set({{kController, "Zone", ""}}).updated, 1);
  EXPECT_EQ(list_of(kController), R"([{"Zone":"Other"}])");
}

TEST_F(CustomAttributes, AValueThatAnImportBroughtCountsAsSet) {
  create("Owner", {{{{kEverything, "", "rule"}}}, {}});
  EXPECT_EQ(list_of(kCamera), R"([{"imported":"x"},{"Owner":"brought"}])");
  EXPECT_EQ(list_of(kController), R"([{"Owner":"rule"}])");
}

TEST_F(CustomAttributes, SettingsAreTakenOneByOne) {
  create("Zone", {});
  const auto version = [&] { return shown(kController).device.version; };
  const auto before = version();
  const auto outcome = set({{"00:1B:1B:00:00:02", "Zone", "A"},
                            {kController, "No such", "A"},
                            {"10.9.9.9", "Zone", "A"},
                            {"no device at all!", "Zone", "A"},
                            {kController, "Purdue Level", "Level 9"},
                            {kController, "Purdue Level", "Level 2"}});
  EXPECT_EQ(outcome.updated, 2);
  ASSERT_EQ(outcome.refused.size(), 4U);
  EXPECT_EQ(outcome.refused[0].index, 1U);
  EXPECT_EQ(outcome.refused[1].index, 2U);
  EXPECT_EQ(outcome.refused[2].index, 3U);
  EXPECT_EQ(outcome.refused[3].index, 4U);
  EXPECT_EQ(list_of(kController), R"([{"Purdue Level":"Level 2"},{"Zone":"A"}])");
  EXPECT_EQ(version(), before + 1);
  set({{kController, "Zone", "A"}, {kController, "Purdue Level", "Level 2"}});
  EXPECT_EQ(version(), before + 1) << "the same again changes nothing";
}

TEST_F(CustomAttributes, OfTheSystemExistForEveryTenantAndStay) {
  const auto all = must(site.database.read([&](const Reader& r) { return CustomAttributeService::list(r, scope, {}); }));
  ASSERT_EQ(all.size(), system_attributes().size());
  EXPECT_EQ(all[0].name, "Purdue Level");
  EXPECT_EQ(attribute_field_of(all[0].id), "panwIoTFname_1001");
  const auto gone = service.remove(scope, kPurdue, "r");
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, ErrorCode::conflict);
  const auto twin = service.create(scope, "Purdue Level", {}, "r");
  ASSERT_FALSE(twin);
  EXPECT_EQ(twin.error().code, ErrorCode::conflict);
  EXPECT_FALSE(service.update(scope, kPurdue, {{}, "Level 9"}, "r")) << "its values are a closed list";
  must(service.update(scope, kPurdue, {{}, "Level 1"}, "r"));
  EXPECT_EQ(list_of(kController), R"([{"Purdue Level":"Level 1"}])");
}

TEST_F(CustomAttributes, GoWithTheirValues) {
  const auto id = create("Zone", {});
  set({{kController, "Zone", "A"}});
  must(service.remove(scope, id, "r"));
  EXPECT_EQ(list_of(kController), "");
  create("Zone", {});
  EXPECT_EQ(list_of(kController), "") << "the values of the former one are not seen again";
  const auto again = service.remove(scope, id, "r");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::not_found);
}

TEST_F(CustomAttributes, RefuseARuleWithoutFilterAndChangeNothing) {
  EXPECT_FALSE(service.create(scope, "Zone", {{{{"5f3a1b2c3d4e5f60718293ff", "", "A"}}}, {}}, "r"));
  EXPECT_TRUE(site.database.snapshot().custom_attributes.empty());
}

TEST_F(CustomAttributes, AreBounded) {
  for (std::size_t i = 0; i < kMostAttributes; ++i) create("a" + std::to_string(i), {});
  const auto one_more = service.create(scope, "one more", {}, "r");
  ASSERT_FALSE(one_more);
  EXPECT_EQ(one_more.error().type, "too-many-custom-attributes");
}

TEST_F(CustomAttributes, NeedTheRightToWrite) {
  const auto reader = site.scope_of(TestInstallation::kReader);
  EXPECT_EQ(service.create(reader, "Zone", {}, "r").error().code, ErrorCode::forbidden);
  EXPECT_EQ(service.update(reader, kPurdue, {}, "r").error().code, ErrorCode::forbidden);
  EXPECT_EQ(service.remove(reader, kPurdue, "r").error().code, ErrorCode::forbidden);
  EXPECT_EQ(service.set_values(reader, {}, "r").error().code, ErrorCode::forbidden);
}

}  // namespace
}  // namespace guardian::domain
