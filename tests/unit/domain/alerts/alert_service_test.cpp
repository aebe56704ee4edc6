#include "domain/alerts/alert_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

constexpr const char* kAlertId = "5f3a1b2c3d4e5f6071829304";

class AlertResolving : public testing::Test {
 protected:
  AlertResolving() {
    must(site.database.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
      DeviceDetail detail;
      detail.device.deviceid = "aa:00:00:00:00:01";
      GUARDIAN_TRY(const auto device, tx.devices().save(scope, detail));
      Alert alert;
      alert.id = kAlertId;
      alert.device_id = device;
      alert.severity = 4;
      alert.document = R"({"id":"x","resolved":"no","reason_history":[],"msg":{"resolved":"no"}})";
      GUARDIAN_CHECK(tx.alerts().save(scope, alert));
      return tx.devices().recount_alerts(scope, {device});
    }));
  }
  Result<void> resolve(const AlertResolution& resolution, const std::string& id = kAlertId) {
    return service.resolve(scope, id, resolution, "request-7");
  }
  Alert stored() const { return site.database.snapshot().alerts.begin()->second; }
  std::size_t records() const {
    return must(site.database.read([&](const Reader& r) { return r.audit().read(scope.tenant_id(), 0, 100); })).size();
  }

  mutable TestInstallation site;
  AccessScope scope = site.scope_of(TestInstallation::kOwner);
  AlertService service{site.database, *site.audit, site.clock};
};

TEST_F(AlertResolving, WritesStateHistoryAndCount) {
  EXPECT_EQ(site.database.snapshot().devices.begin()->second.device.critical_alerts, 1);
  must(resolve({"fixed \"it\"", {"Issue Mitigated", "Other"}}));
  const Alert alert = stored();
  EXPECT_TRUE(alert.resolved);
  EXPECT_EQ(alert.updated_at, site.clock.now());
  const auto document = parse_json(alert.document);
  ASSERT_TRUE(document) << alert.document;
  const auto& item = document->get_object();
  EXPECT_EQ(item.at("resolved").get_string(), "yes");
  EXPECT_EQ(item.at("reason").get_string(), "fixed \"it\"");
  EXPECT_EQ(item.at("reason_type").get_array().size(), 2U);
  EXPECT_EQ(item.at("ticketState").get_string(), "resolved");
  EXPECT_EQ(item.at("msg").get_object().at("resolved").get_string(), "no") << "not the alert's own";
  const auto& entry = item.at("reason_history").get_array().at(0).get_object();
  EXPECT_EQ(entry.at("user_email").get_string(), TestInstallation::kOwner);
  EXPECT_EQ(entry.at("reason_type").get_string(), "Issue Mitigated, Other");
  EXPECT_EQ(site.database.snapshot().devices.begin()->second.device.critical_alerts, 0);
  EXPECT_EQ(site.database.snapshot().audit.at(scope.tenant_id()).back().action, "alert.resolve");
  EXPECT_EQ(site.database.snapshot().audit.at(scope.tenant_id()).back().request_id, "request-7");
}

TEST_F(AlertResolving, AgainTheSameWayChangesNothing) {
  must(resolve({"r", {"Other"}}));
  const auto before = stored();
  const auto audited = records();
  must(resolve({"r", {"Other"}}));
  EXPECT_EQ(stored().document, before.document);
  EXPECT_EQ(records(), audited);
  must(resolve({"another reason", {"Other"}}));
  EXPECT_EQ(records(), audited + 1);
  const auto document = parse_json(stored().document);
  EXPECT_EQ(document->get_object().at("reason_history").get_array().size(), 2U);
}

TEST_F(AlertResolving, UnknownIsNotFound) {
  EXPECT_EQ(resolve({"r", {"Other"}}, "XXXXXXXXXXXX").error().code, ErrorCode::not_found);
  must(site.tenants.create("other", "os:test"));
  EXPECT_EQ(service.resolve(site.operator_scope("other"), kAlertId, {"r", {"Other"}}, "q").error().code,
            ErrorCode::not_found);
  EXPECT_FALSE(stored().resolved);
}

TEST_F(AlertResolving, NeedsTheRightToWrite) {
  const auto refused = service.resolve(site.scope_of(TestInstallation::kReader), kAlertId, {"r", {"Other"}}, "q");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
  EXPECT_FALSE(stored().resolved);
}

}  // namespace
}  // namespace guardian::domain
