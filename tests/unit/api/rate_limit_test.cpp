#include "api/rate_limit.h"

#include <gtest/gtest.h>

#include "unit/api/requests.h"

namespace guardian::api {
namespace {

using namespace std::chrono_literals;

TEST(RateHeaders, NameQuotaAndWhatIsLeft) {
  http::Response response;
  add_rate_headers(response, {true, 60, 12, 33'001ms, 0ms}, kKeyPolicy);
  EXPECT_EQ(header_of(response, "RateLimit-Policy"), "\"pub\";q=60;w=60");
  EXPECT_EQ(header_of(response, "RateLimit"), "\"pub\";r=12;t=34");
}

TEST(RateHeaders, AreAbsentWithoutALimit) {
  http::Response response;
  add_rate_headers(response, {true, domain::RateLimiter::kUnlimited, 0, 0ms, 0ms}, kKeyPolicy);
  EXPECT_TRUE(response.headers.all().empty());
}

TEST(TooManyCalls, SaysWhenACallPassesNeverEarly) {
  const auto request = get_request("/pub/v4.0/device/list");
  struct Row {
    std::chrono::milliseconds wait;
    const char* seconds;
  };
  for (const Row& row : {Row{0ms, "1"}, Row{1ms, "1"}, Row{1000ms, "1"}, Row{1001ms, "2"}, Row{59'999ms, "60"}}) {
    http::Response response = too_many_calls(request, {false, 60, 0, row.wait, row.wait}, kKeyPolicy, "device/list");
    EXPECT_EQ(response.status, 429U);
    EXPECT_EQ(header_of(response, "Retry-After"), row.seconds);
    EXPECT_NE(header_of(response, "RateLimit"), "(absent)");
    EXPECT_NE(body_of(response).find("\"code\":429"), std::string::npos);
    EXPECT_NE(body_of(response).find("quota-exceeded"), std::string::npos);
  }
}

TEST(RateLimit, TheTenantsFigureGoesBeforeTheRows) {
  const Operation& operation = operations().rows().front();
  domain::TenantSettings settings;
  EXPECT_EQ(limit_of(operation, settings), 60);
  settings.calls_per_minute = 5;
  EXPECT_EQ(limit_of(operation, settings), 5);
  settings.calls_per_minute = -1;
  EXPECT_EQ(limit_of(operation, settings), domain::RateLimiter::kUnlimited);
}

}  // namespace
}  // namespace guardian::api
