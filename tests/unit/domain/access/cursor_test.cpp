#include "domain/access/cursor.h"

#include <gtest/gtest.h>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class CursorsTest : public testing::Test {
 protected:
  std::string make(std::chrono::hours life = std::chrono::hours(1)) {
    return cursors_.write(kUse, {"n5,tabc", site_.clock.now(), site_.clock.now() + life});
  }
  ErrorCode refusal(const CursorUse& use, const std::string& text, const Cursors& cursors) {
    const auto read = cursors.read(use, text, site_.clock.now());
    return read ? throw std::runtime_error("it was taken") : read.error().code;
  }

  static constexpr CursorUse kUse{"tenant", "device/list", "filter=a&"};
  TestInstallation site_;
  Cursors cursors_{site_.ring, "epoch"};
};

TEST_F(CursorsTest, SayWhatWasWritten) {
  const auto cursor = cursors_.read(kUse, make(), site_.clock.now());
  ASSERT_TRUE(cursor);
  EXPECT_EQ(cursor->position, "n5,tabc");
  EXPECT_EQ(cursor->asked_at, site_.clock.now());
}

TEST_F(CursorsTest, AreGoodForOneUse) {
  for (const auto& [what, use] : std::initializer_list<std::pair<const char*, CursorUse>>{
           {"another tenant", {"tenant2", "device/list", "filter=a&"}},
           {"another operation", {"tenant", "alert/list", "filter=a&"}},
           {"another question", {"tenant", "device/list", "filter=b&"}},
           {"parts moved", {"tenan", "tdevice/list", "filter=a&"}}}) {
    EXPECT_EQ(refusal(use, make(), cursors_), ErrorCode::invalid_argument) << what;
  }
}

TEST_F(CursorsTest, NoBitCanBeChanged) {
  const std::string good = make();
  int tried = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : {'A', 'B', '_', '=', '\n'}) {
      std::string bad = good;
      if (bad[i] == c) continue;
      bad[i] = c;
      EXPECT_EQ(refusal(kUse, bad, cursors_), ErrorCode::invalid_argument) << bad;
      ++tried;
    }
    EXPECT_EQ(refusal(kUse, good.substr(0, i), cursors_), ErrorCode::invalid_argument);
  }
  EXPECT_GT(tried, 200);
}

TEST_F(CursorsTest, End) {
  const std::string text = make();
  EXPECT_EQ(refusal(kUse, text, Cursors(site_.ring, "another epoch")), ErrorCode::gone);
  site_.clock.advance(std::chrono::hours(1));
  EXPECT_EQ(refusal(kUse, text, cursors_), ErrorCode::gone);
}

}  // namespace
}  // namespace guardian::domain
