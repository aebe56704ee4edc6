#include "domain/audit/audit.h"
#include "domain/devices/device.h"
#include "domain/imports/import_record.h"
#include "domain/imports/import_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

ByteSource bytes_of(std::string text, std::size_t piece = 64 * 1024) {
  return [text = std::move(text), piece, at = std::size_t(0)]() mutable -> Result<std::string> {
    std::string out = text.substr(std::min(at, text.size()), piece);
    at += out.size();
    return out;
  };
}

std::string device_line(int number, std::string_view members = "") {
  char id[18];
  std::snprintf(id, sizeof(id), "00:50:56:%02x:%02x:%02x", number >> 16, (number >> 8) & 255, number & 255);
  return "{\"deviceid\":\"" + std::string(id) + "\"" + std::string(members) + "}\n";
}

class Imports : public testing::Test {
 protected:
  ImportService::Outcome run(ImportKind kind, std::string text, OnError on_error = OnError::stop) {
    return service.run(scope, kind, on_error, bytes_of(std::move(text)), progress);
  }
  std::int64_t devices() {
    return must(site.database.read([&](const Reader& reader) { return reader.devices().count(scope, {}); }));
  }
  std::optional<DeviceDetail> device(const std::string& deviceid) {
    return must(site.database.read([&](const Reader& reader) { return reader.devices().find(scope, deviceid); }));
  }
  std::vector<AuditRecord> records() {
    return must(
        site.database.read([&](const Reader& reader) { return reader.audit().read(scope.tenant_id(), 0, 1000); }));
  }

  TestInstallation site;
  AccessScope scope = site.operator_scope();
  ImportService service{site.database, *site.audit, site.clock};
  ImportProgress progress;
};

TEST_F(Imports, DevicesGoInWithTheirSiteAndTags) {
  const auto outcome =
      run(ImportKind::devices,
          device_line(1, R"(,"site_name":"Plant","siteid":"7","allTags":[{"tagType":"Floor","tagValue":"2"}])"));
  ASSERT_TRUE(outcome.result) << outcome.result.error().client_text;
  EXPECT_EQ(outcome.report.read, 1);
  EXPECT_EQ(outcome.report.imported, 1);
  const auto found = device("00:50:56:00:00:01");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->device.site_id, "7");
  ASSERT_EQ(found->tags.size(), 1U);
  EXPECT_EQ(found->tags[0].value, "2");
}

TEST_F(Imports, TheChangeAndItsRecordAreOne) {
  const auto before = records().size();
  ASSERT_TRUE(run(ImportKind::devices, device_line(1) + device_line(2)).result);
  const auto after = records();
  ASSERT_EQ(after.size(), before + 1);
  EXPECT_EQ(after.back().action, "import.devices");
  EXPECT_EQ(after.back().actor, "os:test");
  EXPECT_EQ(after.back().detail, R"({"read":2,"imported":2,"skipped":0,"devices_created":0})");
}

TEST_F(Imports, OneBadLineRefusesTheFile) {
  const auto outcome = run(ImportKind::devices, device_line(1) + "{\"deviceid\":7}\n\nnot json\n" + device_line(2));
  ASSERT_FALSE(outcome.result);
  EXPECT_EQ(outcome.result.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(outcome.report.read, 4);
  EXPECT_EQ(outcome.report.skipped, 2);
  ASSERT_EQ(outcome.report.problems.size(), 2U);
  EXPECT_EQ(outcome.report.problems[0].line, 2);
  EXPECT_THAT(outcome.report.problems[0].what, testing::HasSubstr("deviceid: expected"));
  EXPECT_EQ(outcome.report.problems[1].line, 4);
  EXPECT_EQ(devices(), 0);
}

TEST_F(Imports, SkippingTakesTheRest) {
  const auto outcome = run(ImportKind::devices, device_line(1) + "x\n" + device_line(2), OnError::skip);
  ASSERT_TRUE(outcome.result);
  EXPECT_EQ(outcome.report.imported, 2);
  EXPECT_EQ(outcome.report.skipped, 1);
  EXPECT_EQ(devices(), 2);
}

TEST_F(Imports, TheSameDeviceTwiceIsToldAndTheLaterWins) {
  const auto outcome =
      run(ImportKind::devices, device_line(1, R"(,"vendor":"a")") + device_line(1, R"(,"vendor":"b")"));
  ASSERT_TRUE(outcome.result);
  EXPECT_EQ(devices(), 1);
  EXPECT_EQ(device("00:50:56:00:00:01")->device.vendor, "b");
  ASSERT_EQ(outcome.report.problems.size(), 1U);
  EXPECT_EQ(outcome.report.problems[0].line, 2);
}

TEST_F(Imports, AnArrayIsAsGoodAsLines) {
  const auto outcome = run(ImportKind::devices, "[" + device_line(1) + "," + device_line(2) + "]");
  ASSERT_TRUE(outcome.result);
  EXPECT_EQ(devices(), 2);
}

TEST_F(Imports, AnEmptyFileIsNoError) {
  const auto outcome = run(ImportKind::devices, "");
  EXPECT_TRUE(outcome.result);
  EXPECT_EQ(outcome.report.read, 0);
}

TEST_F(Imports, AlertsMakeTheDevicesTheyNameAndCount) {
  const auto alert = [](const char* id, const char* severity, const char* resolved) {
    return std::string(R"({"zb_ticketid":"alert-)") + id +
           R"(","deviceid":"b8:27:eb:c7:e9:c9","hostname":"pi","profile":"Raspberry Pi Device","category":"Embedded Systems","siteid":"0","siteName":"SJC","name":"n","date":"2025-05-01T00:00:00Z","severity":")" +
           severity + R"(","resolved":")" + resolved + "\"}\n";
  };
  const auto outcome =
      run(ImportKind::alerts, alert("a", "high", "no") + alert("b", "medium", "no") + alert("c", "high", "yes"));
  ASSERT_TRUE(outcome.result) << outcome.result.error().client_text;
  EXPECT_EQ(outcome.report.devices_created, 1);
  const auto found = device("b8:27:eb:c7:e9:c9");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->device.hostname, "pi");
  EXPECT_EQ(found->device.critical_alerts, 1);
  EXPECT_EQ(found->device.warning_alerts, 1);
  // Importing the device itself afterwards does not lose its numbers.
  ASSERT_TRUE(run(ImportKind::devices, R"({"deviceid":"b8:27:eb:c7:e9:c9","number_of_critical_alerts":99})").result);
  EXPECT_EQ(device("b8:27:eb:c7:e9:c9")->device.critical_alerts, 1);
  // Nor does importing the alerts again.
  EXPECT_EQ(run(ImportKind::alerts, alert("a", "high", "yes")).report.devices_created, 0);
  EXPECT_EQ(device("b8:27:eb:c7:e9:c9")->device.critical_alerts, 0);
}

TEST_F(Imports, ASourceThatFailsWritesNothing) {
  int calls = 0;
  const auto outcome = service.run(
      scope, ImportKind::devices, OnError::skip,
      [&]() -> Result<std::string> {
        return ++calls == 1 ? Result<std::string>(device_line(1)) : Result<std::string>(Error::unavailable("gone"));
      },
      progress);
  EXPECT_FALSE(outcome.result);
  EXPECT_EQ(devices(), 0);
}

TEST_F(Imports, WithoutTheRightToWriteNothingIsRead) {
  const auto outcome = service.run(
      site.scope_of(TestInstallation::kReader), ImportKind::devices, OnError::stop,
      []() -> Result<std::string> { return Error::internal("was read"); }, progress);
  ASSERT_FALSE(outcome.result);
  EXPECT_EQ(outcome.result.error().code, ErrorCode::forbidden);
}

// Larger ones, which go through the staging table.

std::string many(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += device_line(i);
  return text;
}
constexpr int kLarge = 2'600;

TEST_F(Imports, ALargeOneAppearsAtOnce) {
  std::vector<std::int64_t> seen;
  site.database.after_write = [&] { seen.push_back(devices()); };
  const auto outcome = run(ImportKind::devices, many(kLarge));
  site.database.after_write = nullptr;
  ASSERT_TRUE(outcome.result) << outcome.result.error().client_text;
  EXPECT_EQ(outcome.report.imported, kLarge);
  EXPECT_GT(seen.size(), 10U);
  EXPECT_THAT(std::set<std::int64_t>(seen.begin(), seen.end()), testing::ElementsAre(0, kLarge));
  EXPECT_TRUE(site.database.snapshot().staged.empty() || site.database.snapshot().staged.begin()->second.empty());
  EXPECT_EQ(records().back().action, "import.devices");
}

TEST_F(Imports, ALargeOneWithABadLineLeavesNothing) {
  const auto outcome = run(ImportKind::devices, many(kLarge) + "x\n");
  ASSERT_FALSE(outcome.result);
  EXPECT_EQ(devices(), 0);
  EXPECT_TRUE(site.database.snapshot().imports.empty());
}

TEST_F(Imports, AtWhateverCommitItBreaksTheNextStartMakesItAllOrNothing) {
  for (int survives = 0;; ++survives) {
    TestInstallation one;
    const AccessScope there = one.operator_scope();
    ImportService imports(one.database, *one.audit, one.clock);
    int left = survives;
    // The closure's commit that comes after `survives` others fails, and all behind it, as when the power goes.
    one.database.after_write = [&] {
      if (--left <= 0) one.database.fails_commit = true;
    };
    if (survives == 0) one.database.fails_commit = true;
    const auto outcome = imports.run(there, ImportKind::devices, OnError::stop, bytes_of(many(kLarge)), progress);
    one.database.after_write = nullptr;
    one.database.fails_commit = false;
    const auto count = [&] {
      return must(one.database.read([&](const Reader& reader) { return reader.devices().count(there, {}); }));
    };
    if (outcome.result) {
      EXPECT_EQ(count(), kLarge);
      EXPECT_GT(survives, 10);
      break;
    }
    EXPECT_EQ(count(), 0) << "before recovery, broken at commit " << survives;
    must(imports.recover());
    EXPECT_TRUE(count() == 0 || count() == kLarge) << count() << " at commit " << survives;
    const auto rest = one.database.snapshot();
    for (const auto& [key, record] : rest.imports) EXPECT_EQ(record.state, ImportState::complete);
    for (const auto& [key, rows] : rest.staged) EXPECT_TRUE(rows.empty());
    must(imports.recover());  // again: nothing left to do
  }
}

// One commit writes all its bytes to the log while others wait.
TEST_F(Imports, AFewLongItemsAreMovedPieceByPieceToo) {
  const std::string members = R"(,"note":")" + std::string(60'000, 'x') + "\"";
  std::string text;
  for (int i = 0; i < 200; ++i) text += device_line(i, members);
  std::vector<std::int64_t> seen;
  std::size_t most = 0;
  std::size_t before = 0;
  site.database.after_write = [&] {
    seen.push_back(devices());
    std::size_t waiting = 0;
    for (const auto& [key, rows] : site.database.snapshot().staged) waiting += rows.size();
    most = std::max(most, waiting - std::min(waiting, before));
    before = waiting;
  };
  const auto outcome = run(ImportKind::devices, std::move(text));
  site.database.after_write = nullptr;
  ASSERT_TRUE(outcome.result) << outcome.result.error().client_text;
  EXPECT_GT(most, 0U);
  EXPECT_LE(most, 40U);
  EXPECT_THAT(std::set<std::int64_t>(seen.begin(), seen.end()), testing::ElementsAre(0, 200));
}

TEST_F(Imports, OneThatCannotBeFinishedDoesNotStopTheStart) {
  ImportRecord record;
  record.id = "0123456789abcdef01234567";
  record.tenant_id = scope.tenant_id();
  record.kind = "devices";
  record.state = ImportState::applying;
  record.rows = 2;
  record.started_at = site.clock.now();
  must(site.database.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.imports().insert(scope, record));
    return tx.imports().stage(scope, record.id, {{1, device_line(1)}, {2, "no longer understood"}});
  }));
  must(service.recover());
  EXPECT_EQ(devices(), 0);
  EXPECT_TRUE(run(ImportKind::devices, device_line(2)).result);
  EXPECT_EQ(devices(), 1);
}

TEST_F(Imports, ALargeOneWithANulIsRefusedByItsLine) {
  const auto outcome = run(ImportKind::devices, many(kLarge) + device_line(kLarge, R"(,"hostname":"a\u0000b")"));
  ASSERT_FALSE(outcome.result);
  ASSERT_EQ(outcome.report.problems.size(), 1U);
  EXPECT_EQ(outcome.report.problems[0].line, kLarge + 1);
  EXPECT_EQ(devices(), 0);
  EXPECT_TRUE(site.database.snapshot().imports.empty());
}

TEST_F(Imports, ProgressIsTold) {
  std::vector<std::string> phases;
  progress = [&](std::string_view phase, std::int64_t, std::int64_t) {
    if (phases.empty() || phases.back() != phase) phases.emplace_back(phase);
  };
  run(ImportKind::devices, many(kLarge));
  EXPECT_THAT(phases, testing::ElementsAre("checking", "writing"));
}

TEST_F(Imports, TakeTheRealItems) {
  const auto folder = std::filesystem::path(GUARDIAN_SOURCE_DIR) / "../shared/data/responses";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is absent";
  site.clock.advance(std::chrono::hours(24 * 330));
  const auto text = [&](const char* name) {
    std::ostringstream out;
    out << std::ifstream(folder / name).rdbuf();
    return out.str();
  };
  const auto alerts = run(ImportKind::alerts, text("alerts.ndjson"));
  ASSERT_TRUE(alerts.result) << alerts.report.problems.front().what;
  EXPECT_EQ(alerts.report.imported, 132);
  EXPECT_EQ(alerts.report.devices_created, 2);
  const auto vulnerabilities = run(ImportKind::vulnerabilities, text("vulnerability_instances.ndjson"));
  ASSERT_TRUE(vulnerabilities.result) << vulnerabilities.report.problems.front().what;
  EXPECT_EQ(vulnerabilities.report.imported, 251);
  EXPECT_TRUE(vulnerabilities.report.problems.empty());
}

}  // namespace
}  // namespace guardian::domain
