#include <sys/stat.h>

#include "contract/contract_fixture.h"
#include "domain/access/access_key.h"
#include "domain/access/credential_directory.h"
#include "domain/alerts/alert.h"
#include "domain/audit/audit.h"
#include "domain/users/invitation.h"
#include "domain/custom_attributes/custom_attribute.h"
#include "domain/devices/device.h"
#include "domain/discovery/network_discovery.h"
#include "domain/filters/saved_filter.h"
#include "domain/imports/import_record.h"
#include "domain/integrations/integration.h"
#include "domain/security_rules/security_rule.h"
#include "domain/policies/policy.h"
#include "domain/sessions/session.h"
#include "domain/segments/segment.h"
#include "domain/sites/site.h"
#include "domain/subnets/subnet.h"
#include "domain/store/idempotency.h"
#include "domain/tags/tag.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"
#include "domain/vulnerabilities/vulnerability.h"
#include "domain/webhooks/webhook.h"
#include "domain/views/saved_view.h"

namespace guardian::storage {

class SchemaContract : public Contract {
 protected:
  // Tables that hold rows of tenants, as the engine itself tells.
  std::set<std::string> tenant_tables(soci::session& raw) const {
    std::set<std::string> tables;
    const std::string query =
        postgresql_
            ? "SELECT table_name FROM information_schema.columns WHERE column_name = 'tenant_id' AND table_schema = '" +
                  schema_ + "'"
            : "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND "
              "c.name = 'tenant_id'";
    for (const auto& name : run_raw(raw, query, true)) tables.insert(name);
    return tables;
  }
  static long long rows_of(soci::session& raw, const std::string& table, const domain::Tenant& tenant) {
    return std::stoll(
        run_raw(raw, "SELECT COUNT(*) FROM " + table + " WHERE tenant_id = '" + tenant.id + "'", true).at(0));
  }

  // At least one row of the tenant in every table.
  void fill_every_table(const domain::Tenant& tenant, const domain::User& user) {
    const auto scope = scope_of(tenant);
    std::string device_id;
    must(write([&](Tx& tx) -> Result<void> {
      const auto key = key_of(user);
      GUARDIAN_CHECK(tx.access_keys().insert(scope, key));
      GUARDIAN_CHECK(tx.bearer_tokens().insert(scope, token_of(key)));
      GUARDIAN_CHECK(tx.sessions().insert(scope, session_of(user)));
      GUARDIAN_CHECK(tx.idempotency().insert(scope, {"a", "o", "k", "p", "x", at(1)}));
      domain::RepeatableCall repeatable;
      repeatable.name = {"a", "o", "k"};
      repeatable.claim = "c";
      GUARDIAN_CHECK(tx.idempotency().insert_repeatable(scope, repeatable));
      GUARDIAN_CHECK(tx.sites().ensure(scope, "Plant", "1", at(5)));
      domain::NetworkSegment segment;
      segment.name = "s";
      GUARDIAN_CHECK(tx.segments().insert(scope, segment));
      GUARDIAN_CHECK(tx.subnets().insert(scope, domain::Subnet()));
      GUARDIAN_TRY(const auto tag, tx.tags().ensure(scope, {"", "t", "v", at(1)}));
      GUARDIAN_TRY(device_id, tx.devices().save(scope, device_of("one")));
      GUARDIAN_CHECK(tx.devices().set_tags(scope, {device_id}, {tag.id}, false));
      const domain::SavedFilter filter{random_id(), "f", at(1), "{}"};
      GUARDIAN_CHECK(tx.filters().save(scope, filter));
      const domain::CustomAttribute attribute{random_id(), "c", "", at(1), {{filter.id, "", "v"}}};
      GUARDIAN_CHECK(tx.custom_attributes().insert(scope, attribute));
      GUARDIAN_CHECK(tx.custom_attributes().set_value(scope, {device_id, attribute.id, "v"}, true));
      domain::Alert alert;
      alert.id = random_id();
      alert.device_id = device_id;
      alert.document = "{}";
      GUARDIAN_CHECK(tx.alerts().save(scope, alert));
      GUARDIAN_CHECK(
          tx.vulnerabilities().save(scope, {"vuln-1", device_id, "CVE", at(1), "Confirmed", "new", "{}", ""}));
      const domain::ImportRecord record{random_id(), tenant.id, "devices", domain::ImportState::staging,
                                        1,           0,         at(1),     "os:x"};
      GUARDIAN_CHECK(tx.imports().insert(scope, record));
      GUARDIAN_CHECK(tx.imports().stage(scope, record.id, {{1, "{}"}}));
      GUARDIAN_CHECK(tx.discovery().save_node(
          scope, {domain::NodeReport::graph, "10.0.0.1", "10.0.0.1", "", "snmp", at(1), "{}"}));
      GUARDIAN_CHECK(tx.discovery().replace_links(scope, "10.0.0.1", {{"10.0.0.1", "10.0.0.2", "", ""}}));
      GUARDIAN_CHECK(tx.discovery().replace_interfaces(scope, "10.0.0.1", {{"10.0.0.1", "Gi1", "", "", ""}}));
      GUARDIAN_CHECK(tx.discovery().save_endpoint(scope, {"one", "", "", "", "", "", "", "snmp", at(1)}));
      GUARDIAN_CHECK(tx.security_rules().save(scope, {"dg", "u1", "", "panorama", at(1), "{}"}));
      GUARDIAN_CHECK(tx.integrations().record_status(scope, {"i", "p", "error", "", "", "", at(1), at(1)}, 1));
      GUARDIAN_CHECK(tx.integrations().save_report(
          scope, {"qualys", "r", "", "", "", {"p", "d", 1}, {"x", "d", 1}, at(1)}, "p", "x"));
      GUARDIAN_CHECK(tx.integrations().save_job(scope, {"j", "s", "", at(1)}, 1));
      GUARDIAN_CHECK(tx.integrations().save_scanner_inventory(scope, {"t", "[]", "[]", "[]", {}, at(1), at(1)}));
      GUARDIAN_TRY(const auto site, tx.sites().ensure(scope, "gone", "9", at(1)));
      GUARDIAN_CHECK(tx.sites().remove(scope, site.id));
      domain::Policy policy;
      policy.id = random_hex(16);
      policy.profiles = {"Axis Camera"};
      policy.document = "{}";
      GUARDIAN_CHECK(tx.policies().save(scope, policy));
      domain::WebhookSubscription webhook;
      webhook.id = random_id();
      GUARDIAN_CHECK(tx.webhooks().insert(scope, webhook));
      GUARDIAN_CHECK(tx.webhooks().send_to(scope, webhook.id, "webhook.test", "webhook:1", "{}"));
      GUARDIAN_CHECK(tx.webhooks().tell_quiet(scope, {at(1), {}}, at(3), std::chrono::milliseconds(1), 1));
      GUARDIAN_CHECK(tx.invitations().insert(scope, {random_id(), tenant.id, "guest@example.com", "", domain::Role::owner,
                                                     random_hex(32), user.id, at(1), at(2)}));
      domain::SavedView view;
      view.id = random_id();
      view.owner_id = user.id;
      view.page = "devices";
      view.name = "all";
      view.updated_at = at(1);
      GUARDIAN_CHECK(tx.saved_views().insert(scope, view));
      GUARDIAN_TRY(const auto head, tx.audit().lock_head(tenant.id));
      domain::AuditRecord audit;
      audit.chain = tenant.id;
      audit.seq = head.seq + 1;
      audit.mac = "m";
      return tx.audit().append(audit);
    }));
    behind_the_back([&](soci::session& raw) {
      run_raw(raw, "INSERT INTO device_alias VALUES ('" + tenant.id + "', 'former', '" + device_id + "', 1, 2)");
    });
  }
};

TEST_F(SchemaContract, RemovedTenantLeavesNoRowInAnyTableButItsAudit) {
  const auto ann = make_user("ann@example.com");  // in A only
  const auto bob = make_user("bob@example.com");  // in both
  join(a_, ann);
  join(a_, bob);
  join(b_, bob);
  fill_every_table(a_, ann);
  fill_every_table(b_, bob);
  behind_the_back([&](soci::session& raw) {
    const auto tables = tenant_tables(raw);
    EXPECT_GE(tables.size(), 18U);
    for (const auto& table : tables) EXPECT_GE(rows_of(raw, table, a_), 1) << table << " is not filled by this test";
  });
  must(write([&](Tx& tx) { return tx.tenants().remove(a_.id); }));
  behind_the_back([&](soci::session& raw) {
    for (const auto& table : tenant_tables(raw)) {
      EXPECT_EQ(rows_of(raw, table, a_), 0) << table;
      EXPECT_GE(rows_of(raw, table, b_), 1) << table;
    }
  });
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.users().find(ann.id); })));
  EXPECT_FALSE(must(read([&](const Reader& r) { return r.credentials().find_user_by_email(ann.email); })));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.credentials().find_user_by_email(bob.email); })));
  EXPECT_EQ(must(read([&](const Reader& r) { return r.audit().read(a_.id, 0, 10); })).size(), 1U);
  must(db().check_integrity());
}

TEST_F(SchemaContract, EveryKeyOfATenantTableBeginsWithTheTenant) {
  behind_the_back([&](soci::session& raw) {
    const auto tables = tenant_tables(raw);
    const auto columns_of_keys = [&](const std::string& query) {
      for (const auto& row : run_raw(raw, query, true)) {
        const auto table = row.substr(0, row.find(' '));
        const auto column = row.substr(row.find(' ') + 1);
        if (!tables.contains(table) || table == "tenant" || table == "credential_directory") continue;
        EXPECT_EQ(column, "tenant_id") << table;
      }
    };
    if (postgresql_) {
      columns_of_keys(
          "SELECT table_name || ' ' || column_name FROM information_schema.key_column_usage WHERE ordinal_position = 1 "
          "AND "
          "table_schema = '" +
          schema_ + "'");
    } else {
      columns_of_keys(
          "SELECT m.name || ' ' || i.name FROM sqlite_master AS m JOIN pragma_index_list(m.name) AS l JOIN "
          "pragma_index_info(l.name) AS i WHERE m.type = 'table' AND l.\"unique\" = 1 AND i.seqno = 0");
      columns_of_keys(
          "SELECT m.name || ' ' || f.\"from\" FROM sqlite_master AS m JOIN pragma_foreign_key_list(m.name) AS f WHERE "
          "m.type = "
          "'table' AND f.seq = 0");
    }
  });
}

TEST_F(SchemaContract, OldestSchemaWalksToTheLatestWithItsRows) {
  // A place of its own, where only the first migration has run.
  const SystemClock clock;
  auto walk = options();
  if (postgresql_) {
    soci::session admin(soci::postgresql, must(postgresql_conninfo(base_url_, {})));
    run_raw(admin, "SET client_min_messages = warning");
    run_raw(admin, "DROP SCHEMA " + schema_ + " CASCADE");
    run_raw(admin, "CREATE SCHEMA " + schema_);
  } else {
    walk.data_directory = directory_ / "walk";
    std::filesystem::create_directory(walk.data_directory);
    std::filesystem::permissions(walk.data_directory, std::filesystem::perms::owner_all);
  }
  database_.reset();
  {
    const auto session = writing_session(database_file(walk.data_directory), walk.url);
    must(migrate(*session, clock, 1));
    run_raw(session->connection(), "INSERT INTO tenant VALUES ('t1', 'museum', 'active', '" +
                                       write_tenant_settings(domain::TenantSettings{}) + "', 5)");
  }
  for (int version = 2; version <= static_cast<int>(all_migrations().size()); ++version) {
    const auto session = writing_session(database_file(walk.data_directory), walk.url);
    must(migrate(*session, clock, version));
  }
  auto database = must(open_database(walk));
  const auto tenant = must(database->read([](const Reader& r) { return r.tenants().find_by_name("museum"); }));
  ASSERT_TRUE(tenant);
  EXPECT_EQ(tenant->id, "t1");
  must(database->check_integrity());
}

TEST_F(SchemaContract, NewerOrForeignSchemaIsRefused) {
  const auto refused_after = [&](const std::string& change, const std::string& undo) {
    const auto run = [&](const std::string& sql) {
      soci::session raw = postgresql_ ? soci::session(soci::postgresql, must(postgresql_conninfo(options().url, {})))
                                      : soci::session(soci::sqlite3, "dbname=" + database_file(directory_).string());
      run_raw(raw, sql);
    };
    database_.reset();
    run(change);
    const auto opened = open_database(options());
    EXPECT_EQ(code_of(opened), ErrorCode::configuration) << change;
    run(undo);
    open();
    return opened.error().client_text;
  };
  const auto next = std::to_string(all_migrations().back().version + 1);
  const auto text = refused_after("INSERT INTO schema_migration VALUES (" + next + ", 'future', 'x', 1)",
                                  "DELETE FROM schema_migration WHERE version = " + next);
  EXPECT_NE(text.find("newer"), std::string::npos) << text;
  refused_after("UPDATE schema_migration SET name = checksum, checksum = 'other' WHERE version = 2",
                "UPDATE schema_migration SET checksum = name, name = 'create_credentials' WHERE version = 2");
}

TEST_F(SchemaContract, PasswordInTheUrlIsRefusedWithAdvice) {
  for (const char* url : {"postgresql://guardian:hunter2@db.example.com/iot", "postgresql:///iot?password=hunter2",
                          "mysql://root@localhost/iot", "postgresql://[broken"}) {
    DatabaseOptions bad;
    bad.data_directory = directory_;
    bad.url = url;
    const auto opened = open_database(bad);
    EXPECT_EQ(code_of(opened), ErrorCode::configuration) << url;
    EXPECT_EQ(opened.error().client_text.find("hunter2"), std::string::npos);
  }
}

TEST_F(SchemaContract, DamagedRowsAreToldByTableAndColumnOnly) {
  const auto user = make_user("ann@example.com");
  join(a_, user);
  const auto key = key_of(user);
  must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); }));
  save_device(a_, device_of("one"));
  const auto damaged = [&](const std::string& change, const std::string& column, auto&& use) {
    behind_the_back([&](soci::session& raw) { run_raw(raw, change); });
    const auto answer = read([&](const Reader& r) -> Result<void> {
      GUARDIAN_CHECK(use(r));
      return {};
    });
    ASSERT_EQ(code_of(answer), ErrorCode::corrupt) << change;
    EXPECT_NE(answer.error().log_text.find(column), std::string::npos) << answer.error().log_text;
    EXPECT_EQ(answer.error().log_text.find("evil"), std::string::npos);
  };
  const auto find_key = [&](const Reader& r) { return r.access_keys().find(scope_of(a_), key.key_id); };
  const auto find_device = [&](const Reader& r) { return r.devices().find(scope_of(a_), "one"); };
  damaged("UPDATE access_key SET networks = 'evil'", "access_key.networks", find_key);
  damaged("UPDATE access_key SET networks = '', issued_at = -5", "access_key.issued_at", find_key);
  damaged("UPDATE access_key SET issued_at = 5, pepper_version = 99999999999", "access_key.pepper_version", find_key);
  damaged("UPDATE device SET last_activity = 9223372036854775807", "device.last_activity", find_device);
  damaged("UPDATE tenant SET settings = '{\"evil\":'", "tenant.settings",
          [&](const Reader& r) { return r.tenants().find(a_.id); });
  damaged("UPDATE access_key SET pepper_version = 1", "tenant.settings",
          [&](const Reader& r) { return r.credentials().find_key(key.key_id); });
  if (postgresql_) return;  // CHECKs cannot be passed by there without dropping them
  database_.reset();
  {
    soci::session raw(soci::sqlite3, "dbname=" + database_file(directory_).string());
    run_raw(raw, "PRAGMA ignore_check_constraints = ON");
    run_raw(raw, "UPDATE access_key SET state = 'evil'");
    run_raw(raw, "UPDATE membership SET role = 'evil'");
  }
  open();
  damaged("SELECT 1", "access_key.state", find_key);
  damaged("SELECT 1", "membership.role", [&](const Reader& r) { return r.users().list_members(scope_of(a_)); });
}

TEST_F(SchemaContract, FilesArePrivateFromTheirFirstInstant) {
  if (postgresql_) GTEST_SKIP() << "no files there";
  const auto mode_of = [](const std::filesystem::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777U;
  };
  must(write([](Tx& tx) { return tx.set_installation_value("x", "y"); }));
  const auto file = database_file(directory_).string();
  for (const char* suffix : {"", "-wal", "-shm"}) EXPECT_EQ(mode_of(file + suffix), 0600U) << suffix;
  database_.reset();
  ::chmod(file.c_str(), 0644);
  EXPECT_EQ(code_of(open_database(options())), ErrorCode::configuration);
  ::chmod(file.c_str(), 0600);
}

TEST_F(SchemaContract, FileThatIsNoDatabaseIsCorrupt) {
  if (postgresql_) GTEST_SKIP() << "no files there";
  DatabaseOptions bad;
  bad.data_directory = directory_ / "bad";
  must(ensure_private_directory(bad.data_directory));
  must(write_private_file(database_file(bad.data_directory), std::string(8192, 'x')));
  EXPECT_EQ(code_of(open_database(bad)), ErrorCode::corrupt);
}

TEST_F(SchemaContract, BackupIsCompletePrivateAndAloneInItsFile) {
  const auto copy = directory_ / "copy" / "guardian.db";
  if (postgresql_) {
    const auto answer = db().backup(copy);
    EXPECT_EQ(code_of(answer), ErrorCode::conflict);
    EXPECT_NE(answer.error().client_text.find("pg_dump"), std::string::npos);
    return;
  }
  must(ensure_private_directory(copy.parent_path()));
  save_device(a_, device_of("one"));
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) must(write([&](Tx& tx) { return tx.set_installation_value("n", std::to_string(i)); }));
  });
  must(db().backup(copy));
  must(db().backup(copy));  // replaces
  stop = true;
  writer.join();
  struct stat status {};
  ASSERT_EQ(::stat(copy.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(copy.parent_path())) ++files;
  EXPECT_EQ(files, 1U) << "no .partial, no -wal";
  DatabaseOptions restored;
  restored.data_directory = copy.parent_path();
  const auto database = must(open_database(restored));
  EXPECT_TRUE(must(database->read([&](const Reader& r) { return r.devices().find(scope_of(a_), "one"); })));
  EXPECT_EQ(code_of(db().backup("/nonexistent/x")), ErrorCode::unavailable);
}

}  // namespace guardian::storage
