#include "domain/alerts/alert_document.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/time_format.h"

namespace guardian::domain {
namespace {

const Instant kAlertNow = *parse_time("2026-11-23T12:00:00Z");

std::string alert_with(std::string_view members) {
  return R"({"deviceid":"b8:27:eb:c7:e9:c9","date":"2026-05-11T03:42:05.000Z","name":"N","severity":"medium",)" +
         std::string(members) + "}";
}

TEST(AlertDocument, ReadsWhatIsFilteredBy) {
  const auto document = parse_alert_document(
      alert_with(R"("id":"609a2819aced47080088bbf6", "zb_ticketid":"alert-moWTW0M","resolved":"yes","hostname":"pi",
                    "siteid":"43","siteName":"SJC","msg":{"localip":"192.168.1.2"})"),
      kAlertNow);
  ASSERT_TRUE(document) << document.error().client_text;
  EXPECT_EQ(document->alert.id, "609a2819aced47080088bbf6");
  EXPECT_EQ(document->alert.severity, 3);
  EXPECT_TRUE(document->alert.resolved);
  EXPECT_EQ(document->alert.type, "policy_alert");
  EXPECT_EQ(document->device.device.ip_address, "192.168.1.2");
  EXPECT_EQ(document->device.device.hostname, "pi");
  EXPECT_EQ(document->device.device.site_id, "43");
  EXPECT_EQ(document->alert.document.find(", \""), std::string::npos);
}

TEST(AlertDocument, IdAndTicketAreMadeFromEachOtherAlways) {
  const auto once = parse_alert_document(alert_with(R"("zb_ticketid":"alert-a")"), kAlertNow);
  const auto again = parse_alert_document(alert_with(R"("zb_ticketid":"alert-a","resolved":"yes")"), kAlertNow);
  ASSERT_TRUE(once && again);
  EXPECT_EQ(once->alert.id, again->alert.id);
  EXPECT_EQ(once->alert.id.size(), 24U);
  const auto by_alias = parse_alert_document(alert_with(R"("alertid":"609a2819aced47080088bbf6")"), kAlertNow);
  ASSERT_TRUE(by_alias);
  EXPECT_EQ(by_alias->alert.zb_ticketid.substr(0, 6), "alert-");
}

struct BadAlert {
  const char* name;
  std::string json;
  const char* told;
};
class RefusedAlert : public testing::TestWithParam<BadAlert> {};

TEST_P(RefusedAlert, NamesTheMember) {
  const auto document = parse_alert_document(GetParam().json, kAlertNow);
  ASSERT_FALSE(document);
  EXPECT_NE(document.error().client_text.find(GetParam().told), std::string::npos) << document.error().client_text;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RefusedAlert,
    testing::Values(
        BadAlert{"no_identity", alert_with(R"("x":1)"), "id: is required"},
        BadAlert{"id_not_hex", alert_with(R"("id":"zzz")"), "24 lower-case hex"},
        BadAlert{"ticket_of_another_kind", alert_with(R"("zb_ticketid":"vuln-1")"), "zb_ticketid"},
        BadAlert{"severity_number_out_of_range", alert_with(R"("zb_ticketid":"alert-a","severityNumber":7)"),
                 "from 1 to 4, found 7"},
        BadAlert{"resolved_a_boolean", alert_with(R"("zb_ticketid":"alert-a","resolved":true)"),
                 "resolved: expected one of no, yes"},
        BadAlert{"no_deviceid", R"({"zb_ticketid":"alert-a"})", "deviceid: is required"},
        BadAlert{"no_date", R"({"zb_ticketid":"alert-a","deviceid":"10.0.0.1","name":"x"})", "date: is required"},
        BadAlert{
            "severity_unknown",
            R"({"zb_ticketid":"alert-a","deviceid":"10.0.0.1","name":"x","date":"2026-01-01T00:00:00Z","severity":"urgent"})",
            "info, low, medium or high"},
        BadAlert{"date_in_the_future",
                 R"({"zb_ticketid":"alert-a","deviceid":"10.0.0.1","name":"x","date":"2027-01-01T00:00:00Z"})",
                 "date: expected a time from"}),
    [](const auto& row) { return row.param.name; });

TEST(AlertDocument, TakesTheRealOnes) {
  const std::filesystem::path path =
      std::filesystem::path(GUARDIAN_SOURCE_DIR) / "../shared/data/responses/alerts.ndjson";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  std::ifstream file(path);
  int count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const auto document = parse_alert_document(line, kAlertNow);
    ASSERT_TRUE(document) << count << ": " << document.error().client_text;
  }
  EXPECT_EQ(count, 132);
}

}  // namespace
}  // namespace guardian::domain
