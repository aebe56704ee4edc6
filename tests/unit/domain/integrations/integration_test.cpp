#include "domain/integrations/integration.h"

#include <gtest/gtest.h>

#include "base/time_format.h"

namespace guardian::domain {
namespace {

IntegrationStatus status_of(const std::string& integration, const std::string& playbook, const std::string& status) {
  IntegrationStatus out;
  out.integration = integration;
  out.playbook = playbook;
  out.status = status;
  return out;
}

TEST(Integrations, AreActiveByAnyPlaybookThatSucceededLast) {
  EXPECT_EQ(active_integrations({status_of("B", "bulk", "success"), status_of("B", "delta", "error"),
                                 status_of("A", "bulk", "success"), status_of("A", "delta", "success"),
                                 status_of("C", "bulk", "disabled"), status_of("D", "bulk", ""),
                                 status_of("", "bulk", "success")}),
            (std::vector<std::string>{"A", "B"}));
  EXPECT_TRUE(active_integrations({}).empty());
}

ScanReport report_of(const std::string& id, std::int64_t bytes) {
  ScanReport out;
  out.report_id = id;
  out.pdf.bytes = bytes;
  return out;
}
std::string ids_of(const std::vector<ScanReport>& reports) {
  std::string out;
  for (const auto& one : reports) out += one.report_id;
  return out;
}

TEST(ScanReports, TheOldestGiveWay) {
  const std::vector<ScanReport> all{report_of("a", 10), report_of("b", 10), report_of("c", 10)};
  EXPECT_EQ(ids_of(surplus_reports(all, 3, 30)), "");
  EXPECT_EQ(ids_of(surplus_reports(all, 2, 30)), "c");
  EXPECT_EQ(ids_of(surplus_reports(all, 3, 29)), "c");
  EXPECT_EQ(ids_of(surplus_reports(all, 3, 5)), "bc") << "the newest stays, however large";
  EXPECT_EQ(ids_of(surplus_reports({report_of("a", 1), report_of("b", 9), report_of("c", 1)}, 9, 5)), "bc")
      << "no older one behind a dropped one";
  EXPECT_EQ(ids_of(surplus_reports({}, 3, 30)), "");
}

TEST(ReportTimes, AreSecondsOrMilliseconds) {
  const auto text = [](double number) {
    const auto time = instant_of_number(number);
    return time ? format_time(*time) : "-";
  };
  EXPECT_EQ(text(1'700'000'000), "2023-11-14T22:13:20.000Z");
  EXPECT_EQ(text(1'700'000'000.5), "2023-11-14T22:13:20.500Z");
  EXPECT_EQ(text(1'700'000'000'123), "2023-11-14T22:13:20.123Z");
  EXPECT_EQ(text(0), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(text(100'000'000'000), "5138-11-16T09:46:40.000Z") << "the last number of seconds";
  EXPECT_EQ(text(100'000'000'001), "1973-03-03T09:46:40.001Z") << "the first of milliseconds";
  EXPECT_EQ(text(-1), "-");
  EXPECT_EQ(text(253'402'300'800'000), "-");
}

}  // namespace
}  // namespace guardian::domain
