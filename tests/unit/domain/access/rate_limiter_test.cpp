#include "domain/access/rate_limiter.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>
#include <thread>

#include "support/fake_clock.h"

namespace guardian::domain {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

class RateLimiterTest : public ::testing::Test {
 protected:
  RateLimiter::Verdict take(int limit) { return limiter_.take("tenant", "device/list", limit); }
  FakeClock clock_;
  RateLimiter limiter_{clock_};
};

TEST_F(RateLimiterTest, CountsDownAndRefusesAtTheLimit) {
  for (int i = 0; i < 60; ++i) {
    const auto verdict = take(60);
    EXPECT_TRUE(verdict.accepted);
    EXPECT_EQ(verdict.limit, 60);
    EXPECT_EQ(verdict.remaining, 59 - i);
    clock_.advance(milliseconds(10));
  }
  const auto refused = take(60);
  EXPECT_FALSE(refused.accepted);
  EXPECT_EQ(refused.remaining, 0);
  EXPECT_EQ(refused.retry_after, milliseconds(60'000 - 600));
  EXPECT_EQ(refused.reset, refused.retry_after);
}

TEST_F(RateLimiterTest, ABurstOverTheTurnOfAMinuteIsNotDoubled) {
  clock_.advance(milliseconds(59'900));
  for (int i = 0; i < 60; ++i) EXPECT_TRUE(take(60).accepted);
  clock_.advance(milliseconds(200));
  for (int i = 0; i < 60; ++i) EXPECT_FALSE(take(60).accepted);
}

TEST_F(RateLimiterTest, RetryAfterIsTrue) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    auto verdict = take(7);
    while (verdict.accepted) {
      clock_.advance(nanoseconds(random() % 900'000'000));
      verdict = take(7);
    }
    clock_.advance(verdict.retry_after - milliseconds(1));
    EXPECT_FALSE(take(7).accepted) << "not late by more than a millisecond";
    clock_.advance(milliseconds(1));
    EXPECT_TRUE(take(7).accepted) << "never early";
  }
}

TEST_F(RateLimiterTest, RefusedCallsAreNotCharged) {
  EXPECT_TRUE(take(1).accepted);
  for (int i = 0; i < 1000; ++i) {
    clock_.advance(milliseconds(50));
    EXPECT_FALSE(take(1).accepted);
  }
  clock_.advance(seconds(10));
  EXPECT_TRUE(take(1).accepted);
}

TEST_F(RateLimiterTest, TenantsAndOperationsAreApart) {
  EXPECT_TRUE(limiter_.take("a", "x", 1).accepted);
  EXPECT_FALSE(limiter_.take("a", "x", 1).accepted);
  EXPECT_TRUE(limiter_.take("a", "y", 1).accepted);
  EXPECT_TRUE(limiter_.take("b", "x", 1).accepted);
  EXPECT_TRUE(limiter_.take("ax", "", 1).accepted) << "the two names are not glued together";
  EXPECT_TRUE(limiter_.take("", "ax", 1).accepted);
}

TEST_F(RateLimiterTest, PeekTakesNothing) {
  for (int i = 0; i < 10; ++i) {
    const auto verdict = limiter_.peek("tenant", "device/list", 3);
    EXPECT_TRUE(verdict.accepted);
    EXPECT_EQ(verdict.remaining, 3);
    EXPECT_EQ(verdict.reset, milliseconds(0));
  }
  take(3);
  EXPECT_EQ(limiter_.peek("tenant", "device/list", 3).remaining, 2);
  EXPECT_EQ(limiter_.peek("tenant", "device/list", 3).reset, seconds(60));
}

TEST_F(RateLimiterTest, UnlimitedAndZero) {
  for (int i = 0; i < 100'000; ++i) ASSERT_TRUE(take(RateLimiter::kUnlimited).accepted);
  EXPECT_FALSE(limiter_.take("tenant", "closed", 0).accepted);
  EXPECT_EQ(limiter_.take("tenant", "closed", 0).retry_after, seconds(60));
}

TEST_F(RateLimiterTest, ALoweredLimitWaitsForAsManyAsMustGo) {
  for (int i = 0; i < 10; ++i) {
    take(10);
    clock_.advance(seconds(1));
  }
  const auto verdict = take(3);  // ten are in the window, eight must leave
  EXPECT_FALSE(verdict.accepted);
  EXPECT_EQ(verdict.retry_after, seconds(60 - 10 + 7));
  clock_.advance(verdict.retry_after);
  EXPECT_TRUE(take(3).accepted);
}

TEST_F(RateLimiterTest, AClockThatIsSetChangesNothing) {
  for (int i = 0; i < 5; ++i) take(5);
  clock_.set_wall(clock_.now() + std::chrono::hours(24 * 3650));
  EXPECT_FALSE(take(5).accepted);
  clock_.set_wall(Instant{});
  EXPECT_FALSE(take(5).accepted);
}

// The naive model: every accepted instant is kept, and counted by looking at all of them.
struct NaiveLimiter {
  std::deque<std::int64_t> accepted;
  bool take(std::int64_t now, int limit) {
    while (!accepted.empty() && now - accepted.front() >= 60'000'000'000) accepted.pop_front();
    if (static_cast<int>(accepted.size()) >= limit) return false;
    accepted.push_back(now);
    return true;
  }
};

TEST_F(RateLimiterTest, AgreesWithTheNaiveModelOverAMillionArrivals) {
  std::mt19937_64 random(7);
  NaiveLimiter naive;
  std::deque<std::int64_t> window;
  std::size_t most = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    // Bursts, trickles, silences, and steps that land exactly on the edge of the window.
    switch (random() % 16) {
      case 0:
        clock_.advance(nanoseconds(random() % 70'000'000'000));
        break;
      case 1:
        clock_.advance(nanoseconds(60'000'000'000));
        break;
      case 2:
        clock_.advance(nanoseconds(59'999'999'999));
        break;
      case 3:
        clock_.advance(nanoseconds(1));
        break;
      case 4:
        break;
      default:
        clock_.advance(nanoseconds(random() % 900'000'000));
        break;
    }
    const auto now = clock_.monotonic().time_since_epoch().count();
    const bool expected = naive.take(now, 60);
    const bool accepted = take(60).accepted;
    ASSERT_EQ(accepted, expected) << i;
    if (!accepted) continue;
    window.push_back(now);
    while (now - window.front() >= 60'000'000'000) window.pop_front();
    most = std::max(most, window.size());
  }
  EXPECT_EQ(most, 60U) << "the limit was reached and never passed";
}

TEST_F(RateLimiterTest, BucketsOfHighLimitsNeverLetMoreThrough) {
  constexpr int kLimit = 12'000;
  std::mt19937_64 random(9);
  std::deque<std::int64_t> window;
  std::size_t most = 0;
  for (int i = 0; i < 300'000; ++i) {
    clock_.advance(nanoseconds(random() % 8'000'000));
    const auto verdict = take(kLimit);
    if (!verdict.accepted) {
      if (random() % 50 == 0) {
        clock_.advance(verdict.retry_after);
        ASSERT_TRUE(limiter_.peek("tenant", "device/list", kLimit).accepted);
      }
      continue;
    }
    const auto now = clock_.monotonic().time_since_epoch().count();
    window.push_back(now);
    while (now - window.front() >= 60'000'000'000) window.pop_front();
    most = std::max(most, window.size());
    ASSERT_LE(window.size(), static_cast<std::size_t>(kLimit));
  }
  EXPECT_GT(most, static_cast<std::size_t>(kLimit) * 99 / 100) << "and not much less";
}

TEST_F(RateLimiterTest, ThreadsTogetherGetExactlyTheLimit) {
  std::atomic<int> accepted{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 500; ++j) accepted += take(1000).accepted ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(accepted, 1000);
}

}  // namespace
}  // namespace guardian::domain
