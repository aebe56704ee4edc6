#include "contract/contract_fixture.h"
#include "domain/alerts/alert.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::storage {

// Migrations that fill new columns from what is stored.
class BackfillContract : public Contract {
 protected:
  // An empty place whose schema is that of `version`, filled by `sql`, then brought to the latest.
  std::unique_ptr<domain::Database> upgraded(int version, const std::vector<std::string>& sql) {
    auto walk = options();
    if (postgresql_) {
      soci::session admin(soci::postgresql, must(postgresql_conninfo(base_url_, {})));
      run_raw(admin, "SET client_min_messages = warning");
      run_raw(admin, "DROP SCHEMA " + schema_ + " CASCADE");
      run_raw(admin, "CREATE SCHEMA " + schema_);
    } else {
      walk.data_directory = directory_ / "walk";
      must(ensure_private_directory(walk.data_directory));
    }
    database_.reset();
    {
      const SystemClock clock;
      const auto session = writing_session(database_file(walk.data_directory), walk.url);
      must(migrate(*session, clock, version));
      for (const auto& statement : sql) run_raw(session->connection(), statement);
    }
    return must(open_database(walk));
  }
};

TEST_F(BackfillContract, AlertsAndVulnerabilitiesFillTheColumnsOfVersion8FromTheirDocuments) {
  const std::string instance =
      "INSERT INTO vulnerability_instance (tenant_id, ticket, device_id, name, detected_at, status, state, document, "
      "import_id, change_seq) VALUES ('t1', ";
  const auto database = upgraded(
      7,
      {"INSERT INTO tenant (tenant_id, name, state, settings, created_at) VALUES ('t1', 'museum', 'active', '" +
           write_tenant_settings(domain::TenantSettings{}) + "', 5)",
       "INSERT INTO device (tenant_id, device_id, deviceid, mac, ip_address, ip_key, hostname, shown_name, category, "
       "profile, profile_type, profile_vertical, vendor, model, os_group, site_id, risk_score, risk_level, "
       "confidence_score, first_seen, last_activity, monitored, critical_alerts, warning_alerts, caution_alerts, "
       "info_alerts, version, import_id, change_seq) VALUES ('t1', 'd1', 'one', '', '', '', '', '', '', '', '', '', "
       "'', '', '', '0', 0, 'Low', 0, 1, 1, 1, 0, 0, 0, 0, 1, '', 1)",
       "INSERT INTO alert (tenant_id, alert_id, zb_ticketid, device_id, happened_at, type, severity, resolved, "
       "document, import_id, change_seq) VALUES ('t1', 'a1', 'alert-1', 'd1', 7, 'policy_alert', 4, 0, "
       "'{\"msg\":{\"name\":\"inner\"},\"name\":\"Telnet\"}', '', 1)",
       instance +
           "'vuln-1', 'd1', 'CVE-1', 8, 'Confirmed', 'new', '{\"severity\":\"high\",\"cvss_score\":7.8}', '', 1)",
       instance +
           "'vuln-2', 'd1', 'CVE-2', 9, 'Confirmed', 'new', '{\"severity\":null,\"cvss_score\":\"7.8\"}', '', 1)"});
  domain::Tenant museum;
  museum.id = "t1";
  museum.name = "museum";
  const auto alert = must(database->read([&](const Reader& r) { return r.alerts().find(scope_of(museum), "a1"); }));
  ASSERT_TRUE(alert);
  EXPECT_EQ(alert->name, "Telnet");
  EXPECT_EQ(alert->updated_at, at(7));
  const auto find = [&](const std::string& ticket) {
    return must(database->read([&](const Reader& r) { return r.vulnerabilities().find(scope_of(museum), ticket); }));
  };
  EXPECT_EQ(find("vuln-1")->severity, "High");
  EXPECT_EQ(find("vuln-1")->cvss, 7.8);
  EXPECT_EQ(find("vuln-1")->updated_at, at(8));
  EXPECT_EQ(find("vuln-2")->severity, "");
  EXPECT_EQ(find("vuln-2")->cvss, std::nullopt);
  must(database->check_integrity());
}

TEST_F(BackfillContract, DevicesFillTheTextOfSearchesFromTheirColumns) {
  const auto database = upgraded(
      19,
      {"INSERT INTO tenant (tenant_id, name, state, settings, created_at) VALUES ('t1', 'museum', 'active', '" +
           write_tenant_settings(domain::TenantSettings{}) + "', 5)",
       "INSERT INTO device (tenant_id, device_id, deviceid, mac, ip_address, ip_key, hostname, shown_name, category, "
       "profile, profile_type, profile_vertical, vendor, model, os_group, site_id, risk_score, risk_level, "
       "confidence_score, first_seen, last_activity, monitored, critical_alerts, warning_alerts, caution_alerts, "
       "info_alerts, version, import_id, change_seq) VALUES ('t1', 'd1', 'one', '', '10.0.0.7', '', 'Lamp-1', "
       "'Lamp-1', '', 'Light', '', '', 'Hue', '', '', '0', 0, 'Low', 0, 1, 1, 1, 0, 0, 0, 0, 1, '', 1)"});
  domain::Tenant museum;
  museum.id = "t1";
  museum.name = "museum";
  for (const char* search : {"LAMP", "one", "0.0.7", "light", "hue"}) {
    domain::DeviceQuery query;
    query.search = search;
    EXPECT_EQ(must(database->read([&](const Reader& r) { return r.devices().count(scope_of(museum), query); })), 1)
        << search;
  }
  must(database->check_integrity());
}

}  // namespace guardian::storage
