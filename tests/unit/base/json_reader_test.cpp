#include "base/json_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/base/named_row.h"

namespace guardian {
namespace {

struct AcceptedRow {
  const char* name;
  std::string_view text;
  const char* compact;
};
class JsonAccepted : public testing::TestWithParam<AcceptedRow> {};
TEST_P(JsonAccepted, ComesBackCompact) {
  const auto value = parse_json(GetParam().text);
  ASSERT_TRUE(value) << value.error().client_text;
  EXPECT_EQ(to_json(*value), GetParam().compact);
}
INSTANTIATE_TEST_SUITE_P(
    JsonReader, JsonAccepted,
    testing::Values(
        AcceptedRow{"object", R"( { "b" : 1 , "a" : [ ] } )", R"({"b":1,"a":[]})"},
        AcceptedRow{"nested", R"([[1,[2,{"a":{}}]],"x",null,true,false])", R"([[1,[2,{"a":{}}]],"x",null,true,false])"},
        AcceptedRow{"score", "7.8", "7.8"}, AcceptedRow{"exact_double", "0.30000000000000004", "0.30000000000000004"},
        AcceptedRow{"many_digits", "1234567890.123456789", "1234567890.1234567"},
        AcceptedRow{"exponent", "1.5e3", "1500"},
        AcceptedRow{"largest_double", "1.7976931348623157e308", "1.7976931348623157e+308"},
        AcceptedRow{"too_small_is_zero", "1e-400", "0"},
        AcceptedRow{"biggest_integers", "[-9223372036854775808,18446744073709551615]",
                    "[-9223372036854775808,18446744073709551615]"},
        AcceptedRow{"integer_past_64_bits", "18446744073709551616", "18446744073709551616"},
        AcceptedRow{"escapes", R"("\u0041\n\/\ud83d\ude00")", "\"A\\n/\xf0\x9f\x98\x80\""},
        AcceptedRow{"string_alone", R"("x")", R"("x")"}, AcceptedRow{"empty_name", R"({"":1})", R"({"":1})"},
        AcceptedRow{"same_name_in_two_objects", R"([{"a":1},{"a":{"a":2}}])", R"([{"a":1},{"a":{"a":2}}])"},
        AcceptedRow{"white_space_behind", "1 \t\r\n", "1"}),
    row_name);

struct RefusedRow {
  const char* name;
  std::string_view text;
  const char* says;  // part of the client text
};
class JsonRefused : public testing::TestWithParam<RefusedRow> {};
TEST_P(JsonRefused, SaysWhereAndWhy) {
  const auto value = parse_json(GetParam().text);
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, ErrorCode::invalid_argument);
  EXPECT_THAT(value.error().client_text, testing::HasSubstr(GetParam().says));
}
INSTANTIATE_TEST_SUITE_P(
    JsonReader, JsonRefused,
    testing::Values(
        RefusedRow{"empty", "", "byte 0: the text ends too early"}, RefusedRow{"white_space_alone", "  ", "too early"},
        RefusedRow{"cut_object", R"({"a":1)", "too early"}, RefusedRow{"cut_string", R"("abc)", "too early"},
        RefusedRow{"duplicate_name", R"({"a":1,"a":2})", "byte 9: a member name that stands twice"},
        RefusedRow{"duplicate_by_escape", R"({"a":1,"\u0061":2})", "stands twice"},
        RefusedRow{"duplicate_deep_inside", R"([{"x":{"a":1,"b":2,"a":3}}])", "stands twice"},
        RefusedRow{"number_too_big", "1e400", "does not fit"},
        RefusedRow{"negative_too_big", "[-1e400]", "does not fit"},
        RefusedRow{"exponent_too_big", "1e99999999999", "does not fit"},
        RefusedRow{"byte_order_mark", "\xef\xbb\xbf{}", "byte 0: a byte order mark"},
        RefusedRow{"value_behind", "{} {}", "byte 3: something behind"}, RefusedRow{"letter_behind", "1x", "byte 1"},
        RefusedRow{"nul", R"(["a\u0000b"])", "a NUL character"},
        RefusedRow{"nul_in_name", R"({"\u0000":1})", "a NUL character"},
        RefusedRow{"nul_behind", std::string_view("{}\0", 3), "byte 2"},
        RefusedRow{"not_a_number", "NaN", "byte 0: not valid"}, RefusedRow{"infinity", "Infinity", "not valid"},
        RefusedRow{"leading_zero", "01", "byte 1"}, RefusedRow{"leading_plus", "+1", "byte 0"},
        RefusedRow{"bare_fraction", ".5", "byte 0"}, RefusedRow{"dot_alone", "1.", ""},
        RefusedRow{"hex", "0x10", "byte 1"}, RefusedRow{"trailing_comma_in_object", R"({"a":1,})", "byte 7"},
        RefusedRow{"trailing_comma_in_array", "[1,]", "byte 3"}, RefusedRow{"single_quotes", "{'a':1}", "byte 1"},
        RefusedRow{"bare_name", "{a:1}", "byte 1"}, RefusedRow{"comment", "/* */ 1", "byte 0"},
        RefusedRow{"line_comment", "1 // x", "byte 2"}, RefusedRow{"control_in_string", "\"a\nb\"", "not valid"},
        RefusedRow{"bad_escape", R"("\x41")", "not valid"}, RefusedRow{"invalid_utf8", "\"a\xff\"", "byte 2"},
        RefusedRow{"overlong_utf8", "\"\xc0\xaf\"", "not valid"},
        RefusedRow{"surrogate_in_utf8", "\"\xed\xa0\x80\"", "not valid"},
        RefusedRow{"lone_high_surrogate", R"("\ud800")", "not valid"},
        RefusedRow{"lone_low_surrogate", R"("\udc00")", "surrogate"},
        RefusedRow{"invalid_utf8_in_name", "{\"\xff\":1}", "not valid"}),
    row_name);

TEST(JsonReader, TakesThirtyTwoLevelsAndNotOneMore) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(parse_json(nested(32)));
  EXPECT_THAT(parse_json(nested(33)).error().client_text, testing::HasSubstr("byte 32: nested too deeply"));
  EXPECT_FALSE(parse_json(nested(100'000)));
}

TEST(JsonReader, RefusesATextOverTheLimitUnread) {
  EXPECT_EQ(parse_json("[1,2]", {.depth = 32, .bytes = 4}).error().code, ErrorCode::too_large);
  EXPECT_TRUE(parse_json("[1,2]", {.depth = 32, .bytes = 5}));
}

}  // namespace
}  // namespace guardian
