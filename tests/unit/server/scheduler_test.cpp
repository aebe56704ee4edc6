#include "server/scheduler.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace guardian::server {
namespace {

using namespace std::chrono_literals;

TEST(Scheduler, RunsEachJobAgainAndAgain) {
  std::promise<void> first;
  std::promise<void> second;
  int fast = 0;
  int slow = 0;
  {
    Scheduler scheduler({{"fast", 1ms,
                          [&] {
                            if (++fast == 3) first.set_value();
                          }},
                         {"slow", 2ms, [&] {
                            if (++slow == 2) second.set_value();
                          }}});
    EXPECT_EQ(first.get_future().wait_for(10s), std::future_status::ready);
    EXPECT_EQ(second.get_future().wait_for(10s), std::future_status::ready);
  }
  EXPECT_GE(fast, 3);
}

TEST(Scheduler, StopsWithoutWaitingForTheNextRun) {
  const auto begin = std::chrono::steady_clock::now();
  {
    Scheduler scheduler({{"rare", 1h, [] {}}});
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

TEST(Scheduler, WithoutJobsIsFine) { Scheduler scheduler({}); }

}  // namespace
}  // namespace guardian::server
