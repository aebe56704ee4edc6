#include "console/sessions/preferences.h"

#include <gtest/gtest.h>

namespace guardian::console {
namespace {

TEST(Preferences, ThemeIsAutoUnlessAKnownOneIsStored) {
  EXPECT_EQ(theme_of("{}"), "auto");
  EXPECT_EQ(theme_of(R"({"theme":"dark"})"), "dark");
  EXPECT_EQ(theme_of(R"({"theme":"neon"})"), "auto");
  EXPECT_EQ(theme_of(R"({"theme":1})"), "auto");
  EXPECT_EQ(theme_of("broken"), "auto");
  EXPECT_EQ(theme_of(""), "auto");
}

TEST(Preferences, SettingTheThemeKeepsTheRest) {
  EXPECT_EQ(theme_of(with_theme(R"({"density":"compact","theme":"dark"})", "light")), "light");
  EXPECT_NE(with_theme(R"({"density":"compact"})", "light").find("\"density\":\"compact\""), std::string::npos);
  EXPECT_EQ(with_theme("broken", "dark"), R"({"theme":"dark"})");
}

}  // namespace
}  // namespace guardian::console
