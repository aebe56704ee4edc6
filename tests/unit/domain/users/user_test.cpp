#include "domain/users/user.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

TEST(Email, IsLoweredAndPlausible) {
  EXPECT_EQ(normalise_email("Ada@Plant.Example"), "ada@plant.example");
  EXPECT_EQ(normalise_email("a@b"), "a@b");
  EXPECT_EQ(normalise_email("jürgen@größe.example"), "jürgen@größe.example");
  EXPECT_EQ(normalise_email("\xc3\x84@x.example"), "\xc3\x84@x.example") << "only ASCII is lowered";
  EXPECT_TRUE(normalise_email(std::string(252, 'a') + "@b"));
}

TEST(Email, OtherTextIsNone) {
  const std::pair<const char*, std::string> rows[] = {
      {"empty", ""},
      {"no at", "ada.plant.example"},
      {"two ats", "ada@plant@example"},
      {"nothing before", "@plant.example"},
      {"nothing behind", "ada@"},
      {"only an at", "@"},
      {"space", "ada @plant.example"},
      {"leading space", " ada@plant.example"},
      {"trailing line feed", "ada@plant.example\n"},
      {"NUL", std::string("ada\0@x", 6)},
      {"delete", "ada\x7f@x"},
      {"not UTF-8", "ada\xff@x.example"},
      {"255 bytes", std::string(253, 'a') + "@b"},
  };
  for (const auto& [name, text] : rows) EXPECT_FALSE(normalise_email(text)) << name;
}

}  // namespace
}  // namespace guardian::domain
