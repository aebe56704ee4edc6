#include "server/metrics.h"

#include <gmock/gmock.h>

namespace guardian::server {
namespace {

using testing::HasSubstr;

TEST(Metrics, CountsByRouteAndStatusClass) {
  const SystemClock clock;
  Metrics metrics(clock);
  const http::Request request;
  metrics.observe({request, "device/list", 200, 10, std::chrono::microseconds(300), {}, {}, {}});
  metrics.observe({request, "device/list", 204, 10, std::chrono::microseconds(300), {}, {}, {}});
  metrics.observe({request, "device/list", 429, 10, std::chrono::microseconds(300), {}, {}, {}});
  metrics.observe_write(std::chrono::microseconds(700), true);
  metrics.observe_write(std::chrono::microseconds(700), false);
  const auto text = metrics.text();
  EXPECT_THAT(text, HasSubstr(R"(http_requests_total{route="device/list",status="2xx"} 2)"));
  EXPECT_THAT(text, HasSubstr(R"(http_requests_total{route="device/list",status="4xx"} 1)"));
  EXPECT_THAT(text, HasSubstr(R"(rate_limit_refusals_total{route="device/list"} 1)"));
  EXPECT_THAT(text, HasSubstr(R"(http_request_seconds_count{route="device/list"} 3)"));
  EXPECT_THAT(text, HasSubstr("database_write_seconds_count 2"));
  EXPECT_THAT(text, HasSubstr("database_write_failures_total 1"));
  EXPECT_THAT(text, HasSubstr("# TYPE auth_reject_total counter"));
}

TEST(Metrics, TellsEveryReasonOfRefusalFromTheStart) {
  const SystemClock clock;
  Metrics metrics(clock);
  const auto text = metrics.text();
  for (int i = 0; i < domain::kRefusalCount; ++i)
    EXPECT_THAT(text, HasSubstr("auth_reject_total{reason=\"" +
                                std::string(domain::to_string(static_cast<domain::Refusal>(i))) + "\"} 0"));
}

}  // namespace
}  // namespace guardian::server
