#include "domain/access/key_refusal_log.h"

#include <gtest/gtest.h>

#include "support/fake_clock.h"

namespace guardian::domain {
namespace {

using namespace std::chrono_literals;

class KeyRefusalLogTest : public ::testing::Test {
 protected:
  void refuse(int times, const std::string& key = "k", const std::string& tenant = "t",
              std::string_view reason = "revoked", const char* source = "192.0.2.1") {
    for (int i = 0; i < times; ++i) log_.note(key, tenant, reason, *IpAddress::parse(source));
  }
  FakeClock clock_;
  KeyRefusalLog log_{clock_, 8};
};

TEST_F(KeyRefusalLogTest, TheTenthWithinTenMinutesIsOneTooMany) {
  refuse(9);
  EXPECT_TRUE(log_.due(10).empty());
  refuse(1, "k", "t", "network", "2001:db8::7");
  const auto due = log_.due(10);
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].key_id, "k");
  EXPECT_EQ(due[0].tenant_id, "t");
  EXPECT_EQ(due[0].last_source, "2001:db8::7");
  EXPECT_EQ(due[0].by_reason, (std::map<std::string_view, int>{{"network", 1}, {"revoked", 9}}));
  refuse(5);
  EXPECT_EQ(log_.due(10)[0].by_reason.at("revoked"), 14) << "what comes until it is told counts along";
}

TEST_F(KeyRefusalLogTest, TheWindowRolls) {
  refuse(5);
  clock_.advance(9min);
  refuse(4);
  clock_.advance(1min);
  refuse(5);
  EXPECT_TRUE(log_.due(10).empty()) << "the first five are ten minutes old";
  refuse(1);
  ASSERT_EQ(log_.due(10).size(), 1U);
  EXPECT_EQ(log_.due(10)[0].by_reason.at("revoked"), 10);
}

TEST_F(KeyRefusalLogTest, WhoWasToldHasRestForAnHour) {
  refuse(10);
  log_.settle("k", "t");
  clock_.advance(59min);
  refuse(1000);
  EXPECT_TRUE(log_.due(10).empty());
  clock_.advance(1min);
  refuse(9);
  EXPECT_TRUE(log_.due(10).empty()) << "the thousand do not count";
  refuse(1);
  EXPECT_EQ(log_.due(10).size(), 1U);
}

TEST_F(KeyRefusalLogTest, ATenantHearsOfTwentyAnHour) {
  for (int i = 0; i < KeyRefusalLog::kMostOfATenant; ++i) {
    EXPECT_TRUE(log_.may_tell("t", 0)) << i;
    EXPECT_FALSE(log_.may_tell("t", KeyRefusalLog::kMostOfATenant - i)) << i;
    log_.settle("key " + std::to_string(i), "t");
  }
  EXPECT_FALSE(log_.may_tell("t", 0));
  EXPECT_TRUE(log_.may_tell("other", 0));
  clock_.advance(1h);
  EXPECT_TRUE(log_.may_tell("t", 0));
}

TEST_F(KeyRefusalLogTest, MadeUpKeyIdsDisplaceNoKnownKey) {
  refuse(9);
  refuse(9, "claimed", "");
  for (int i = 0; i < 100; ++i) refuse(1, "made up " + std::to_string(i), "");
  refuse(1);
  refuse(1, "claimed", "");
  const auto due = log_.due(10);
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].key_id, "k");
}

TEST_F(KeyRefusalLogTest, WhatWasCountedBeforeTheKeyWasKnownIsKept) {
  refuse(6, "k", "");
  refuse(3);
  refuse(1, "k", "");
  const auto due = log_.due(10);
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].tenant_id, "t");
  EXPECT_EQ(due[0].by_reason.at("revoked"), 10);
}

TEST_F(KeyRefusalLogTest, KnownKeysComeFirstAndNoMoreThanAsked) {
  for (int i = 0; i < 5; ++i) refuse(10, "made up " + std::to_string(i), "");
  refuse(10);
  const auto due = log_.due(2);
  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(due[0].key_id, "k");
  for (const auto& one : due) log_.settle(one.key_id, {});
  EXPECT_EQ(log_.due(10).size(), 4U);
}

}  // namespace
}  // namespace guardian::domain
