#include "contract/contract_fixture.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "domain/imports/import_record.h"
#include "domain/vulnerabilities/vulnerability.h"

namespace guardian::storage {

using domain::ImportState;

class ImportContract : public Contract {
 protected:
  domain::ImportRecord begin(const domain::Tenant& tenant, long long when = 1'000) {
    domain::ImportRecord record{random_id(), tenant.id, "devices", ImportState::staging, 0, 0, at(when), "os:root"};
    must(write([&](Tx& tx) { return tx.imports().insert(scope_of(tenant), record); }));
    return record;
  }
  void update(const domain::ImportRecord& record) {
    must(write([&](Tx& tx) { return tx.imports().update(scope_of(a_), record); }));
  }
  std::size_t listed() {
    const auto found = must(read([&](const Reader& r) { return r.devices().list(scope_of(a_), {}); }));
    EXPECT_EQ(must(read([&](const Reader& r) { return r.devices().count(scope_of(a_), {}); })),
              static_cast<std::int64_t>(found.size()));
    return found.size();
  }
};

TEST_F(ImportContract, RecordsAndStagedRowsAreKept) {
  auto record = begin(a_);
  std::vector<domain::StagedRow> rows;
  for (int i = 1; i <= 25; ++i) rows.push_back({i * 2, R"({"n":")" + std::to_string(i) + R"(","t":"\u0000 \"ü\""})"});
  must(write([&](Tx& tx) { return tx.imports().stage(scope_of(a_), record.id, rows); }));
  must(write([&](Tx& tx) { return tx.imports().stage(scope_of(a_), record.id, {}); }));
  const auto staged = must(read([&](const Reader& r) { return r.imports().staged(scope_of(a_), record.id, 10, 5); }));
  ASSERT_EQ(staged.size(), 5U);
  EXPECT_EQ(staged[0].line, 12);
  EXPECT_EQ(staged[0].document, rows[5].document);
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.imports().staged(scope_of(b_), record.id, 0, 5); })).empty());

  record.state = ImportState::applying;
  record.rows = 25;
  record.applied_line = 10;
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.imports().update(scope_of(b_), record); })), ErrorCode::not_found);
  update(record);
  const auto unfinished = must(read([](const Reader& r) { return r.imports().unfinished(); }));
  ASSERT_EQ(unfinished.size(), 1U);
  EXPECT_EQ(unfinished[0].tenant_id, a_.id);
  EXPECT_EQ(unfinished[0].state, ImportState::applying);
  EXPECT_EQ(unfinished[0].rows, 25);
  EXPECT_EQ(unfinished[0].applied_line, 10);
  EXPECT_EQ(unfinished[0].started_by, "os:root");

  EXPECT_EQ(must(write([&](Tx& tx) { return tx.imports().remove_staged(scope_of(b_), record.id, 20); })), 0);
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.imports().remove_staged(scope_of(a_), record.id, 20); })), 20);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.imports().staged(scope_of(a_), record.id, 0, 5); }))[0].line, 42);
  EXPECT_EQ(must(write([&](Tx& tx) { return tx.imports().remove_staged(scope_of(a_), record.id, 20); })), 5);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.imports().remove(scope_of(b_), record.id); })), ErrorCode::not_found);
  must(write([&](Tx& tx) { return tx.imports().remove(scope_of(a_), record.id); }));
  EXPECT_TRUE(must(read([&](const Reader& r) { return r.imports().list(scope_of(a_)); })).empty());
}

TEST_F(ImportContract, ImportsAreListedNewestFirst) {
  begin(a_, 1);
  const auto newest = begin(a_, 3);
  begin(a_, 2);
  begin(b_, 9);
  const auto all = must(read([&](const Reader& r) { return r.imports().list(scope_of(a_)); }));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].id, newest.id);
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.imports().insert(scope_of(a_), newest); })), ErrorCode::conflict);
}

TEST_F(ImportContract, RowsOfAnUnfinishedImportAreHiddenFromReadersOnly) {
  save_device(a_, device_of("old"));
  auto record = begin(a_);
  record.state = ImportState::applying;
  update(record);
  auto fresh = device_of("fresh");
  fresh.device.import_id = record.id;
  auto replaced = device_of("old");
  replaced.device.import_id = record.id;
  replaced.device.hostname = "changed";
  domain::Alert alert;
  alert.id = random_id();
  alert.document = "{}";
  alert.import_id = record.id;
  domain::VulnerabilityInstance instance{"vuln-1", "", "CVE", at(1), "Confirmed", "new", "{}", record.id};
  must(write([&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto id, tx.devices().save(scope_of(a_), fresh));
    GUARDIAN_CHECK(tx.devices().save(scope_of(a_), replaced));
    alert.device_id = instance.device_id = id;
    GUARDIAN_CHECK(tx.alerts().save(scope_of(a_), alert));
    GUARDIAN_CHECK(tx.vulnerabilities().save(scope_of(a_), instance));
    GUARDIAN_TRY(const auto inside, tx.devices().find(scope_of(a_), "fresh"));
    EXPECT_TRUE(inside) << "the import itself must see its rows";
    GUARDIAN_TRY(const auto counted, tx.devices().count(scope_of(a_), {}));
    EXPECT_EQ(counted, 2);
    return {};
  }));
  const auto visible = [&] {
    return must(read([&](const Reader& r) -> Result<std::string> {
      std::string shown;
      GUARDIAN_TRY(const auto device, r.devices().find(scope_of(a_), "fresh"));
      GUARDIAN_TRY(const auto by_ip, r.devices().find_by_ip(scope_of(a_), "10.0.0.1"));
      GUARDIAN_TRY(const auto found_alert, r.alerts().find(scope_of(a_), alert.id));
      GUARDIAN_TRY(const auto found_instance, r.vulnerabilities().find(scope_of(a_), "vuln-1"));
      GUARDIAN_TRY(const auto alerts, r.alerts().count(scope_of(a_)));
      GUARDIAN_TRY(const auto instances, r.vulnerabilities().count(scope_of(a_)));
      shown += device ? 'd' : '-';
      shown += std::to_string(by_ip.size());
      shown += found_alert ? 'a' : '-';
      shown += found_instance ? 'v' : '-';
      return shown + std::to_string(alerts) + std::to_string(instances);
    }));
  };
  EXPECT_EQ(visible(), "-1--00");
  EXPECT_EQ(listed(), 1U);
  const auto old = must(read([&](const Reader& r) { return r.devices().find(scope_of(a_), "old"); }));
  ASSERT_TRUE(old) << "a replaced row stays visible";
  EXPECT_EQ(old->device.hostname, "changed");
  record.state = ImportState::complete;
  update(record);
  EXPECT_EQ(visible(), "d2av11");
  EXPECT_EQ(listed(), 2U);
  EXPECT_TRUE(must(read([](const Reader& r) { return r.imports().unfinished(); })).empty());
}

}  // namespace guardian::storage
