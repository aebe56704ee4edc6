#include "base/base32.h"

#include <gtest/gtest.h>

namespace guardian {
namespace {

// RFC 4648 10, without the padding.
TEST(Base32, EncodesAsTheStandardShows) {
  const std::pair<std::string_view, std::string_view> rows[] = {{"", ""},
                                                                {"f", "MY"},
                                                                {"fo", "MZXQ"},
                                                                {"foo", "MZXW6"},
                                                                {"foob", "MZXW6YQ"},
                                                                {"fooba", "MZXW6YTB"},
                                                                {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : rows) EXPECT_EQ(base32_encode(bytes), text);
  EXPECT_EQ(base32_encode(std::string(5, '\xff')), "77777777");
  EXPECT_EQ(base32_encode(std::string(5, '\0')), "AAAAAAAA");
}

}  // namespace
}  // namespace guardian
