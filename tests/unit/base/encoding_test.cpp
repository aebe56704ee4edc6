#include "base/encoding.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/base/named_row.h"

namespace guardian {
namespace {

TEST(Hex, RoundTripsAnyBytes) {
  EXPECT_TRUE(rc::check("hex", [](const std::string& bytes) {
    RC_ASSERT(hex_decode(hex_encode(bytes)) == bytes);
    RC_ASSERT(is_lower_hex(hex_encode(bytes)));
  }));
}

struct TextRow {
  const char* name;
  std::string_view text;
};

class HexRefused : public testing::TestWithParam<TextRow> {};
TEST_P(HexRefused, GivesNothing) { EXPECT_FALSE(hex_decode(GetParam().text).has_value()); }
INSTANTIATE_TEST_SUITE_P(Encoding, HexRefused,
                         testing::Values(TextRow{"odd_length", "abc"}, TextRow{"upper_case", "AB"},
                                         TextRow{"letter_g", "0g"}, TextRow{"white_space", " 0"},
                                         TextRow{"sign", "+1"}),
                         row_name);

struct PairRow {
  const char* name;
  std::string_view bytes;
  std::string_view text;
};

class Base64Vectors : public testing::TestWithParam<PairRow> {};
TEST_P(Base64Vectors, EncodeAndDecode) {  // RFC 4648 10
  EXPECT_EQ(base64_encode(GetParam().bytes), GetParam().text);
  EXPECT_EQ(base64_decode(GetParam().text), GetParam().bytes);
}
INSTANTIATE_TEST_SUITE_P(Encoding, Base64Vectors,
                         testing::Values(PairRow{"empty", "", ""}, PairRow{"one", "f", "Zg=="},
                                         PairRow{"two", "fo", "Zm8="}, PairRow{"three", "foo", "Zm9v"},
                                         PairRow{"four", "foob", "Zm9vYg=="}, PairRow{"six", "foobar", "Zm9vYmFy"},
                                         PairRow{"plus_and_slash", "\xfb\xff", "+/8="}),
                         row_name);

TEST(Base64, RoundTripsAnyBytes) {
  EXPECT_TRUE(rc::check("base64", [](const std::string& bytes) {
    RC_ASSERT(base64_decode(base64_encode(bytes)) == bytes);
    RC_ASSERT(base64url_decode(base64url_encode(bytes)) == bytes);
  }));
}

TEST(Base64Url, HasOneTextForOneValue) {
  EXPECT_TRUE(rc::check("canonical", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABCDwxyz0189-_")));
    if (const auto bytes = base64url_decode(text)) RC_ASSERT(base64url_encode(*bytes) == text);
  }));
}

class Base64UrlRefused : public testing::TestWithParam<TextRow> {};
TEST_P(Base64UrlRefused, GivesNothing) { EXPECT_FALSE(base64url_decode(GetParam().text).has_value()); }
INSTANTIATE_TEST_SUITE_P(Encoding, Base64UrlRefused,
                         testing::Values(TextRow{"padding", "Zg=="}, TextRow{"other_alphabet", "+/8"},
                                         TextRow{"white_space", "Zm 9v"}, TextRow{"line_feed", "Zm9v\n"},
                                         TextRow{"trailing_bits_of_one_byte", "Zh"},
                                         TextRow{"trailing_bits_of_two_bytes", "Zm9"}, TextRow{"one_character", "Z"},
                                         TextRow{"five_characters", "Zm9vY"}, TextRow{"non_ascii", "Zm9\xff"},
                                         TextRow{"dot", "Zm.v"}),
                         row_name);

class Base64Refused : public testing::TestWithParam<TextRow> {};
TEST_P(Base64Refused, GivesNothing) { EXPECT_FALSE(base64_decode(GetParam().text).has_value()); }
INSTANTIATE_TEST_SUITE_P(Encoding, Base64Refused,
                         testing::Values(TextRow{"no_padding", "Zg"}, TextRow{"three_paddings", "Z==="},
                                         TextRow{"padding_alone", "===="}, TextRow{"padding_inside", "Zg==Zg=="},
                                         TextRow{"trailing_bits", "Zh=="}, TextRow{"url_alphabet", "-_8="}),
                         row_name);

TEST(Crc32, IsTheIeeePolynomial) {
  EXPECT_EQ(crc32("123456789"), 0xcbf43926u);
  EXPECT_EQ(crc32(""), 0u);
}

TEST(PercentCoding, RoundTripsAnyBytes) {
  EXPECT_TRUE(rc::check("percent", [](const std::string& bytes) {
    RC_ASSERT(percent_decode(percent_encode(bytes), false) == bytes);
    RC_ASSERT(percent_decode(percent_encode(bytes), true) == bytes);
  }));
}

TEST(PercentCoding, TakesPlusForSpaceInFormsAlone) {
  EXPECT_EQ(percent_decode("a+b%2B", true), "a b+");
  EXPECT_EQ(percent_decode("a+b%2b", false), "a+b+");
}

class PercentRefused : public testing::TestWithParam<TextRow> {};
TEST_P(PercentRefused, GivesNothing) { EXPECT_FALSE(percent_decode(GetParam().text, true).has_value()); }
INSTANTIATE_TEST_SUITE_P(Encoding, PercentRefused,
                         testing::Values(TextRow{"alone", "%"}, TextRow{"one_digit", "a%2"}, TextRow{"no_hex", "%zz"},
                                         TextRow{"second_no_hex", "%2g"}, TextRow{"doubled", "%%20"}),
                         row_name);

struct Utf8Row {
  const char* name;
  std::string_view text;
  bool valid;
};
class Utf8 : public testing::TestWithParam<Utf8Row> {};
TEST_P(Utf8, IsJudged) { EXPECT_EQ(is_valid_utf8(GetParam().text), GetParam().valid); }
INSTANTIATE_TEST_SUITE_P(
    Encoding, Utf8,
    testing::Values(Utf8Row{"ascii", "abc", true}, Utf8Row{"empty", "", true}, Utf8Row{"two_bytes", "\xc3\xa9", true},
                    Utf8Row{"three_bytes", "\xe2\x82\xac", true}, Utf8Row{"four_bytes", "\xf0\x9f\x98\x80", true},
                    Utf8Row{"last_code_point", "\xf4\x8f\xbf\xbf", true},
                    Utf8Row{"past_last_code_point", "\xf4\x90\x80\x80", false},
                    Utf8Row{"overlong_slash", "\xc0\xaf", false}, Utf8Row{"overlong_three", "\xe0\x80\xaf", false},
                    Utf8Row{"overlong_four", "\xf0\x80\x80\xaf", false}, Utf8Row{"surrogate", "\xed\xa0\x80", false},
                    Utf8Row{"lone_continuation", "\x80", false}, Utf8Row{"cut_short", "\xe2\x82", false},
                    Utf8Row{"latin_1", "caf\xe9", false}, Utf8Row{"fe", "\xfe", false}),
    row_name);

}  // namespace
}  // namespace guardian
