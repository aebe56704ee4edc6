#include "domain/access/failure_throttle.h"

#include <gtest/gtest.h>

#include "domain/access/recent_events.h"
#include "support/fake_clock.h"

namespace guardian::domain {
namespace {

using std::chrono::seconds;

IpAddress ip(const char* text) { return *IpAddress::parse(text); }

TEST(FailureThrottle, ThirtyAMinuteAreFree) {
  FakeClock clock;
  FailureThrottle throttle(clock);
  for (int i = 0; i < FailureThrottle::kFree; ++i) {
    const auto verdict = throttle.note(ip("192.0.2.1"));
    EXPECT_FALSE(verdict.close) << i;
    EXPECT_TRUE(verdict.log) << i;
    clock.advance(seconds(1));
  }
  EXPECT_TRUE(throttle.note(ip("192.0.2.1")).close);
  EXPECT_FALSE(throttle.note(ip("192.0.2.2")).close) << "another source";
  clock.advance(seconds(61));
  EXPECT_FALSE(throttle.note(ip("192.0.2.1")).close) << "a minute later";
}

TEST(FailureThrottle, LogsOneInAHundredOfTheRest) {
  FakeClock clock;
  FailureThrottle throttle(clock);
  int logged = 0;
  int closed = 0;
  for (int i = 0; i < 30 + 1000; ++i) {
    const auto verdict = throttle.note(ip("192.0.2.1"));
    logged += verdict.log ? 1 : 0;
    closed += verdict.close ? 1 : 0;
  }
  EXPECT_EQ(logged, 30 + 10);
  EXPECT_EQ(closed, 1000);
}

TEST(FailureThrottle, AnIpv6NetworkOf64IsOneSource) {
  FakeClock clock;
  FailureThrottle throttle(clock);
  for (int i = 0; i < FailureThrottle::kFree; ++i) {
    throttle.note(ip(("2001:db8::" + std::to_string(i + 1)).c_str()));
  }
  EXPECT_TRUE(throttle.note(ip("2001:db8:0:0:ffff::1")).close);
  EXPECT_FALSE(throttle.note(ip("2001:db8:0:1::1")).close);
  for (int i = 0; i < FailureThrottle::kFree; ++i) throttle.note(ip("::ffff:192.0.2.1"));
  EXPECT_TRUE(throttle.note(ip("192.0.2.1")).close) << "two ways of writing one address";
}

TEST(FailureThrottle, TheTableIsBoundedAndTheLeastRecentGoes) {
  FakeClock clock;
  FailureThrottle throttle(clock, 100);
  for (int i = 0; i < 40; ++i) throttle.note(ip("192.0.2.1"));
  for (std::uint32_t i = 0; i < 99; ++i) throttle.note(IpAddress::v4(0x0a000000 + i));
  EXPECT_TRUE(throttle.note(ip("192.0.2.1")).close) << "still there";
  for (std::uint32_t i = 0; i < 100; ++i) throttle.note(IpAddress::v4(0x0b000000 + i));
  EXPECT_FALSE(throttle.note(ip("192.0.2.1")).close) << "pushed out by a hundred others";
}

TEST(RecentEvents, TellsHowLongToWait) {
  FakeClock clock;
  RecentEvents events(clock, 3, seconds(60), 10);
  const auto source = ip("192.0.2.1");
  EXPECT_EQ(events.wait(source), Monotonic::duration(0));
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(events.note(source), 0U);
    clock.advance(seconds(10));
  }
  EXPECT_EQ(events.wait(source), seconds(30));
  clock.advance(seconds(30));
  EXPECT_EQ(events.wait(source), Monotonic::duration(0));
  EXPECT_EQ(events.note(source), 0U);
  EXPECT_EQ(events.wait(source), seconds(10));
}

}  // namespace
}  // namespace guardian::domain
