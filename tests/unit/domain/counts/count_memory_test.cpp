#include "domain/counts/count_memory.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

using std::chrono::milliseconds;

constexpr Instant kMade{milliseconds(1'000'000)};

TEST(CountMemory, KeepsWhatIsUnchangedAndForgetsWhatIsNot) {
  CountMemory memory;
  EXPECT_FALSE(memory.find("a", 1, kMade));
  memory.keep("a", {"12", 1, kMade, milliseconds(5)});
  ASSERT_TRUE(memory.find("a", 1, kMade + std::chrono::hours(5)));
  EXPECT_EQ(memory.find("a", 1, kMade)->text, "12");
  EXPECT_FALSE(memory.find("a", 2, kMade)) << "cheap, and something changed";
  EXPECT_FALSE(memory.find("b", 1, kMade));
}

TEST(CountMemory, WhatTookLongIsNotCountedAnewAtEachChange) {
  CountMemory memory;
  memory.keep("a", {"12", 1, kMade, milliseconds(200)});
  EXPECT_TRUE(memory.find("a", 2, kMade + milliseconds(3999)));
  EXPECT_FALSE(memory.find("a", 2, kMade + milliseconds(4000)));
  EXPECT_FALSE(memory.find("a", 2, kMade - milliseconds(1))) << "the clock was set back";
}

TEST(CountMemory, IsBounded) {
  CountMemory memory;
  for (std::size_t i = 0; i <= CountMemory::kMost; ++i) memory.keep(std::to_string(i), {"", 1, kMade, {}});
  EXPECT_FALSE(memory.find("0", 1, kMade));
  EXPECT_TRUE(memory.find(std::to_string(CountMemory::kMost), 1, kMade));
}

}  // namespace
}  // namespace guardian::domain
