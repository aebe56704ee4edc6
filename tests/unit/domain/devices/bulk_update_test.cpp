#include "domain/devices/bulk_update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "domain/audit/audit.h"
#include "domain/devices/attribute_change.h"
#include "domain/devices/device.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class BulkUpdates : public testing::Test {
 protected:
  std::string save(const std::string& deviceid, const std::string& attributes = "{}", const std::string& ip = {}) {
    DeviceDetail detail;
    detail.device.deviceid = deviceid;
    detail.device.ip_address = ip;
    detail.device.site_id = "0";
    detail.attributes = attributes;
    return must(site.database.write(WriteLane::normal, [&](Tx& tx) { return tx.devices().save(scope, detail); }));
  }
  DeviceDetail find(const std::string& deviceid) {
    const auto found =
        must(site.database.read([&](const Reader& reader) { return reader.devices().find(scope, deviceid); }));
    EXPECT_TRUE(found) << deviceid;
    return found.value_or(DeviceDetail());
  }
  std::string attribute(const std::string& deviceid, std::string_view name) {
    return scalar_text(attribute_value(find(deviceid).attributes, name)).value_or("(none)");
  }
  static BulkElement element(const BulkSource& source, BulkKey key, std::string id,
                             std::vector<std::pair<std::string_view, std::string>> values, std::size_t index = 0) {
    BulkElement out{index, key, std::move(id), {}};
    for (const BulkField& field : source.fields) {
      for (const auto& [name, text] : values) {
        if (field.name == name) out.values.push_back({&field, text});
      }
    }
    return out;
  }
  BulkOutcome run(const BulkSource& source, std::vector<BulkElement> elements) {
    return must(service.run(scope, source, elements, "request-9"));
  }

  AccessScope limited_to(std::set<std::string> sites) const {
    AccessScopeIssuer::Grant grant;
    grant.tenant_id = scope.tenant_id();
    grant.tenant_name = scope.tenant_name();
    grant.role = Role::administrator;
    grant.may_write = true;
    grant.sites = std::move(sites);
    return AccessScopeIssuer::issue(std::move(grant));
  }

  TestInstallation site;
  AccessScope scope = site.operator_scope();
  BulkUpdate service{site.database, *site.audit, site.clock};
  const BulkSource& dnac = *find_bulk_source("");
  const BulkSource& sccm = *find_bulk_source("sccm");
  const BulkSource& wlc = *find_bulk_source("cisco_wlc");
  const std::string mac = "00:1b:1b:00:00:02";
};

TEST_F(BulkUpdates, MakeAnUnknownDeviceKnown) {
  const auto outcome = run(wlc, {element(wlc, BulkKey::mac, mac, {{"SSID", "guest"}, {"ipAddress", "10.1.2.3"}})});
  EXPECT_EQ(outcome.named, 1);
  EXPECT_EQ(outcome.created, 1);
  const auto device = find(mac).device;
  EXPECT_EQ(device.mac, mac);
  EXPECT_EQ(device.ip_address, "10.1.2.3");
  EXPECT_EQ(device.first_seen, site.clock.now());
  EXPECT_EQ(device.last_activity, site.clock.now());
  EXPECT_EQ(device.risk_level, "Low");
  EXPECT_EQ(device.site_id, "0");
  EXPECT_EQ(attribute(mac, "SSID"), "guest");
  EXPECT_EQ(attribute(mac, "wire_or_wireless"), "wireless");
  EXPECT_EQ(attribute(mac, "source"), "cisco_wlc");
  EXPECT_EQ(attribute(mac, "config_source"), "cisco_wlc");
}

TEST_F(BulkUpdates, KeepWhatTheyDoNotTell) {
  save(mac, R"({"SSID":"guest","made_up":{"a":1},"source":"import"})", "10.0.0.9");
  run(dnac, {element(dnac, BulkKey::deviceid, mac, {{"switchPort", "4"}, {"config_source", "prime"}})});
  EXPECT_EQ(attribute(mac, "SSID"), "guest");
  EXPECT_EQ(attribute(mac, "Switch_Port"), "4");
  EXPECT_EQ(attribute(mac, "source"), "import");
  EXPECT_EQ(attribute(mac, "config_source"), "prime");
  EXPECT_EQ(attribute_value(find(mac).attributes, "made_up"), R"({"a":1})");
  EXPECT_EQ(find(mac).device.ip_address, "10.0.0.9");
}

TEST_F(BulkUpdates, ThatTellNothingNewWriteNothing) {
  const auto told = element(wlc, BulkKey::mac, mac, {{"SSID", "guest"}, {"ipAddress", "10.1.2.3"}});
  run(wlc, {told});
  const auto version = find(mac).device.version;
  const auto records = [&] {
    return must(site.database.read([&](const Reader& r) { return r.audit().read(scope.tenant_id(), 0, 1000); })).size();
  };
  const auto audited = records();
  const auto outcome = run(wlc, {told, told});
  EXPECT_EQ(outcome.named, 1);
  EXPECT_EQ(outcome.created + outcome.changed, 0);
  EXPECT_EQ(find(mac).device.version, version);
  EXPECT_EQ(records(), audited);
}

TEST_F(BulkUpdates, ApplyElementsInOrder) {
  const auto outcome = run(wlc, {element(wlc, BulkKey::mac, mac, {{"SSID", "first"}, {"rssi", "-40"}}, 0),
                                 element(wlc, BulkKey::mac, mac, {{"SSID", "second"}}, 1)});
  EXPECT_EQ(outcome.named, 1);
  EXPECT_EQ(attribute(mac, "SSID"), "second");
  EXPECT_EQ(attribute(mac, "rssi"), "-40");
  EXPECT_EQ(find(mac).device.version, 1) << "written once";
}

TEST_F(BulkUpdates, FindADeviceByWhatElseIsKnownOfIt) {
  save("aa:00:00:00:00:01", R"({"Serial_Number":"SN-77"})");
  save("10.0.0.7", "{}", "10.0.0.7");
  run(sccm, {element(sccm, BulkKey::serial_number, "sn-77", {{"sccmSite", "X"}}),
             element(sccm, BulkKey::serial_number, "NEW-1", {{"serialNumber", "NEW-1"}, {"vendor", "Dell"}})});
  EXPECT_EQ(attribute("aa:00:00:00:00:01", "SCCM_Site"), "X");
  EXPECT_EQ(attribute("NEW-1", "SCCM_Serial_Number"), "NEW-1");
  EXPECT_EQ(find("NEW-1").device.vendor, "Dell");
  EXPECT_EQ(find("NEW-1").device.os_group, "Windows");
  run(dnac, {element(dnac, BulkKey::ip_address, "10.0.0.7", {{"SSID", "x"}})});
  EXPECT_EQ(attribute("10.0.0.7", "SSID"), "x");
}

TEST_F(BulkUpdates, FillAColumnOnlyWhileItIsEmpty) {
  DeviceDetail detail;
  detail.device.deviceid = mac;
  detail.device.vendor = "Axis";
  detail.device.site_id = "0";
  must(site.database.write(WriteLane::normal, [&](Tx& tx) { return tx.devices().save(scope, detail); }));
  run(sccm, {element(sccm, BulkKey::deviceid, mac,
                     {{"vendor", "Dell"}, {"model", "Latitude"}, {"diskEncryptionStatus", "On"}})});
  EXPECT_EQ(find(mac).device.vendor, "Axis");
  EXPECT_EQ(find(mac).device.model, "Latitude");
  EXPECT_EQ(attribute(mac, "SCCM_Vendor"), "Dell");
  EXPECT_EQ(attribute(mac, "Disk_Encryption_Status"), "On");
  EXPECT_EQ(attribute(mac, "Disk_Encryption_Status_Source"), "SCCM");
}

TEST_F(BulkUpdates, LeaveOneRecord) {
  run(wlc, {element(wlc, BulkKey::mac, mac, {{"SSID", "guest"}})});
  const auto records =
      must(site.database.read([&](const Reader& reader) { return reader.audit().read(scope.tenant_id(), 0, 1000); }));
  EXPECT_EQ(records.back().action, "device.bulk-update");
  EXPECT_EQ(records.back().request_id, "request-9");
  EXPECT_EQ(records.back().detail, R"({"source":"cisco_wlc","created":1,"changed":0})");
}

TEST_F(BulkUpdates, OfACallerLimitedToASiteStayThere) {
  run(wlc, {element(wlc, BulkKey::mac, mac, {{"SSID", "theirs"}})});
  const auto limited = limited_to({"7"});
  const auto refused = service.run(limited, wlc,
                                   {element(wlc, BulkKey::mac, "00:1b:1b:00:00:07", {{"SSID", "mine"}}, 0),
                                    element(wlc, BulkKey::mac, mac, {{"SSID", "mine"}}, 1)},
                                   "r");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_THAT(refused.error().client_text, testing::HasSubstr("devicelist[1]"));
  EXPECT_EQ(attribute(mac, "SSID"), "theirs");
  const auto known = [&](const AccessScope& who) {
    return must(site.database.read([&](const Reader& r) { return r.devices().count(who, {}); }));
  };
  EXPECT_EQ(known(scope), 1) << "the other element was not taken either";
  must(service.run(limited, wlc, {element(wlc, BulkKey::mac, "00:1b:1b:00:00:07", {{"SSID", "mine"}})}, "r"));
  EXPECT_EQ(find("00:1b:1b:00:00:07").device.site_id, "7");
  EXPECT_EQ(known(limited), 1);
}

TEST_F(BulkUpdates, OfACallerWithSeveralSitesMakeNoDevice) {
  const auto refused =
      service.run(limited_to({"7", "8"}), wlc, {element(wlc, BulkKey::mac, mac, {{"SSID", "x"}}, 4)}, "r");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_THAT(refused.error().client_text, testing::HasSubstr("devicelist[4]"));
}

TEST_F(BulkUpdates, NeedTheRightToWrite) {
  const auto refused =
      service.run(site.scope_of(TestInstallation::kReader), wlc, {element(wlc, BulkKey::mac, mac, {})}, "r");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
}

TEST_F(BulkUpdates, AreRefusedWhenADeviceWouldGrowWithoutBound) {
  save(mac, R"({"big":")" + std::string(64 * 1024 - 20, 'x') + R"("})");
  const auto refused = service.run(scope, wlc, {element(wlc, BulkKey::mac, mac, {{"SSID", "guest"}}, 7)}, "r");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
  EXPECT_THAT(refused.error().client_text, testing::HasSubstr("devicelist[7]"));
}

}  // namespace
}  // namespace guardian::domain
