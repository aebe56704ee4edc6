#include "domain/store/list_position.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

TEST(ListPosition, ComesBackAsItWas) {
  for (const ListPosition& position : {
           ListPosition{{std::int64_t{0}, std::string("a")}},
           ListPosition{{std::int64_t{-1}, std::string()}},
           ListPosition{{std::string("10.0.0.0/8,n5|\n"), std::string("\u00fc%2C")}},
           ListPosition{{INT64_MIN, INT64_MAX}},
       }) {
    const auto text = format_position(position);
    EXPECT_EQ(parse_position(text), position) << text;
    EXPECT_EQ(text.find_first_of("|\n "), std::string::npos) << text;
  }
}

TEST(ListPosition, WhatIsNoneIsRefused) {
  for (const char* text : {"", ",", "x1", "n", "n1x", "n99999999999999999999", "t%zz", "t%", "n1,", "t%00", "t%ff"}) {
    EXPECT_FALSE(parse_position(text)) << text;
  }
}

}  // namespace
}  // namespace guardian::domain
