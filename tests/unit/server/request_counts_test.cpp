#include "server/request_counts.h"

#include <gtest/gtest.h>

#include "support/fake_clock.h"

namespace guardian::server {
namespace {

TEST(RequestCounts, TheLastMinuteForgetsAndTheTotalsDoNot) {
  FakeClock clock;
  RequestCounts counts(clock);
  EXPECT_EQ(counts.totals().last_minute, 0U);
  counts.observe(200);
  counts.observe(503);
  clock.advance(std::chrono::seconds(30));
  counts.observe(404);
  EXPECT_EQ(counts.totals().last_minute, 3U);
  clock.advance(std::chrono::seconds(30));
  EXPECT_EQ(counts.totals().last_minute, 1U) << "the two are 60 seconds old";
  counts.observe(500);
  EXPECT_EQ(counts.totals().last_minute, 2U) << "the slot of the two is used again";
  clock.advance(std::chrono::hours(5));
  EXPECT_EQ(counts.totals().last_minute, 0U);
  EXPECT_EQ(counts.totals().requests, 4U);
  EXPECT_EQ(counts.totals().server_errors, 2U);
}

}  // namespace
}  // namespace guardian::server
