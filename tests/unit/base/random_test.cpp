#include "base/random.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

#include "base/encoding.h"
#include "base/guarded.h"

namespace guardian {
namespace {

TEST(Random, HasTheAskedForm) {
  EXPECT_EQ(random_bytes(0).size(), 0u);
  EXPECT_EQ(random_bytes(33).size(), 33u);
  EXPECT_EQ(random_secret().reveal().size(), 32u);
  EXPECT_EQ(random_hex(28).size(), 56u);
  EXPECT_EQ(random_id().size(), 24u);
  EXPECT_TRUE(is_lower_hex(random_id()));
}

TEST(Random, GivesNoIdTwiceOnAnyThread) {
  Guarded<std::set<std::string>> seen;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 1000; ++n) {
        std::string id = random_id();
        seen.with([&](auto& ids) { ids.insert(std::move(id)); });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(seen.with([](const auto& ids) { return ids.size(); }), 4000u);
}

}  // namespace
}  // namespace guardian
