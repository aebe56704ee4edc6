#include "domain/devices/device_service.h"
#include "domain/audit/audit.h"
#include "domain/devices/device.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class TagChanges : public testing::Test {
 protected:
  TagChanges() {
    must(site.database.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
      for (const char* id : {"aa:00:00:00:00:01", "aa:00:00:00:00:02"}) {
        DeviceDetail detail;
        detail.device.deviceid = id;
        GUARDIAN_TRY(const auto saved, tx.devices().save(scope, detail));
        (void)saved;
      }
      return {};
    }));
  }
  Result<int> change(const TagChange& wanted) { return service.change_tags(scope, wanted, "request-7"); }
  std::vector<std::string> tags_of(const std::string& deviceid) {
    const auto found =
        must(site.database.read([&](const Reader& reader) { return reader.devices().find(scope, deviceid); }));
    std::vector<std::string> out;
    for (const Tag& tag : found->tags) out.push_back(tag.type + "=" + tag.value);
    std::sort(out.begin(), out.end());
    return out;
  }

  TestInstallation site;
  AccessScope scope = site.operator_scope();
  DeviceService service{site.database, *site.audit, site.clock};
};

TEST_F(TagChanges, AddsBesideWhatIsThere) {
  EXPECT_EQ(must(change({{{"Floor", "2"}}, false, {"aa:00:00:00:00:01"}})), 1);
  EXPECT_EQ(must(change({{{"Owner", "x"}}, false, {"AA:00:00:00:00:01", "aa:00:00:00:00:02"}})), 2);
  EXPECT_THAT(tags_of("aa:00:00:00:00:01"), testing::ElementsAre("Floor=2", "Owner=x"));
  EXPECT_THAT(tags_of("aa:00:00:00:00:02"), testing::ElementsAre("Owner=x"));
}

TEST_F(TagChanges, ReplacesTheWholeSetAndClears) {
  must(change({{{"Floor", "2"}, {"Owner", "x"}}, false, {"aa:00:00:00:00:01"}}));
  must(change({{{"Owner", "y"}}, true, {"aa:00:00:00:00:01"}}));
  EXPECT_THAT(tags_of("aa:00:00:00:00:01"), testing::ElementsAre("Owner=y"));
  must(change({{}, true, {"aa:00:00:00:00:01"}}));
  EXPECT_THAT(tags_of("aa:00:00:00:00:01"), testing::IsEmpty());
}

TEST_F(TagChanges, UnknownDevicesArePassedOverAndNotCounted) {
  EXPECT_EQ(must(change({{{"a", "b"}}, false, {"aa:00:00:00:00:01", "aa:00:00:00:00:01", "10.0.0.9", "no such"}})), 1);
}

TEST_F(TagChanges, NoneKnownIsNotFoundAndMakesNoTag) {
  const auto changed = change({{{"a", "b"}}, false, {"10.0.0.9"}});
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, ErrorCode::not_found);
  EXPECT_TRUE(site.database.snapshot().tags.empty());
}

TEST_F(TagChanges, RemovalTakesOneTagAndMayBeSentAgain) {
  must(change({{{"Floor", "2"}, {"Owner", "x"}}, false, {"aa:00:00:00:00:01", "aa:00:00:00:00:02"}}));
  const std::vector<std::string> one{"AA:00:00:00:00:01", "10.0.0.9"};
  for (int i = 0; i < 2; ++i) EXPECT_EQ(must(service.remove_tag(scope, {"Floor", "2"}, one, "r")), 1);
  EXPECT_EQ(must(service.remove_tag(scope, {"never", "made"}, one, "r")), 1);
  EXPECT_THAT(tags_of("aa:00:00:00:00:01"), testing::ElementsAre("Owner=x"));
  EXPECT_THAT(tags_of("aa:00:00:00:00:02"), testing::ElementsAre("Floor=2", "Owner=x"));
  EXPECT_EQ(service.remove_tag(scope, {"Floor", "2"}, {"10.0.0.9"}, "r").error().code, ErrorCode::not_found);
  EXPECT_EQ(service.remove_tag(site.scope_of(TestInstallation::kReader), {"Floor", "2"}, one, "r").error().code,
            ErrorCode::forbidden);
  const auto records =
      must(site.database.read([&](const Reader& reader) { return reader.audit().read(scope.tenant_id(), 0, 1000); }));
  EXPECT_EQ(records.back().action, "tag.remove");
}

TEST_F(TagChanges, OfAPredefinedNameTakeItsId) {
  must(change({{{"Purdue Level", "Level 3"}}, false, {"aa:00:00:00:00:01"}}));
  const auto found =
      must(site.database.read([&](const Reader& reader) { return reader.devices().find(scope, "aa:00:00:00:00:01"); }));
  EXPECT_EQ(found->tags.at(0).id, "PurdueLevel3");
}

TEST_F(TagChanges, LeaveARecord) {
  must(change({{{"a", "b"}}, false, {"aa:00:00:00:00:01"}}));
  const auto records =
      must(site.database.read([&](const Reader& reader) { return reader.audit().read(scope.tenant_id(), 0, 1000); }));
  EXPECT_EQ(records.back().action, "device.update");
  EXPECT_EQ(records.back().request_id, "request-7");
}

TEST_F(TagChanges, NeedTheRightToWrite) {
  const auto changed =
      service.change_tags(site.scope_of(TestInstallation::kReader), {{{"a", "b"}}, false, {"aa:00:00:00:00:01"}}, "r");
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, ErrorCode::forbidden);
}

TEST_F(TagChanges, ReachOneTenantAlone) {
  must(site.tenants.create("other", "os:test"));
  const auto changed =
      service.change_tags(site.operator_scope("other"), {{{"a", "b"}}, false, {"aa:00:00:00:00:01"}}, "r");
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, ErrorCode::not_found);
  EXPECT_THAT(tags_of("aa:00:00:00:00:01"), testing::IsEmpty());
}

}  // namespace
}  // namespace guardian::domain
