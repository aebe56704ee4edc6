#include "base/json_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "base/json_reader.h"
#include "unit/base/named_row.h"

namespace guardian {
namespace {

TEST(JsonWriter, KeepsOrderAndPlacesCommas) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("b", 1).member("a", "x").key("list").begin_array().value(1).value(true).null();
  json.begin_object()
      .end_object()
      .begin_array()
      .end_array()
      .raw("{\"k\":1}")
      .end_array()
      .member("last", 2.5)
      .end_object();
  EXPECT_EQ(out, R"({"b":1,"a":"x","list":[1,true,null,{},[],{"k":1}],"last":2.5})");
}

struct NumberRow {
  const char* name;
  double number;
  const char* text;
};
class JsonNumber : public testing::TestWithParam<NumberRow> {};
TEST_P(JsonNumber, HasItsShortestForm) {
  std::string out;
  JsonWriter(out).value(GetParam().number);
  EXPECT_EQ(out, GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(JsonWriter, JsonNumber,
                         testing::Values(NumberRow{"score", 7.8, "7.8"}, NumberRow{"tenth", 0.1, "0.1"},
                                         NumberRow{"whole", 5.0, "5"}, NumberRow{"negative", -2.25, "-2.25"},
                                         NumberRow{"not_a_number", std::nan(""), "null"},
                                         NumberRow{"infinite", std::numeric_limits<double>::infinity(), "null"}),
                         row_name);

TEST(JsonWriter, WritesTheEndsOfTheIntegers) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.value(std::numeric_limits<std::int64_t>::min()).value(std::numeric_limits<std::uint64_t>::max());
  json.end_array();
  EXPECT_EQ(out, "[-9223372036854775808,18446744073709551615]");
}

struct EscapeRow {
  const char* name;
  std::string_view text;
  const char* json;
};
class JsonEscape : public testing::TestWithParam<EscapeRow> {};
TEST_P(JsonEscape, IsWritten) {
  std::string out;
  JsonWriter(out).value(GetParam().text);
  EXPECT_EQ(out, GetParam().json);
}
INSTANTIATE_TEST_SUITE_P(JsonWriter, JsonEscape,
                         testing::Values(EscapeRow{"quote_and_backslash", "a\"b\\c", R"("a\"b\\c")"},
                                         EscapeRow{"slash_stays", "</script>", "\"</script>\""},
                                         EscapeRow{"short_controls", "\b\f\n\r\t", R"("\b\f\n\r\t")"},
                                         EscapeRow{"other_controls", std::string_view("\0\x1f\x7f", 3),
                                                   R"("\u0000\u001f\u007f")"},
                                         EscapeRow{"line_separators", "\xe2\x80\xa8\xe2\x80\xa9", R"("\u2028\u2029")"},
                                         EscapeRow{"neighbour_of_separators", "\xe2\x80\xa7", "\"\xe2\x80\xa7\""},
                                         EscapeRow{"four_bytes", "\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\""},
                                         EscapeRow{"invalid_byte",
                                                   "a\xff"
                                                   "b",
                                                   "\"a\xef\xbf\xbd"
                                                   "b\""},
                                         EscapeRow{"cut_sequence", "a\xe2\x82", "\"a\xef\xbf\xbd\xef\xbf\xbd\""}),
                         row_name);

TEST(JsonWriter, AnythingItWritesIsReadBackTheSame) {
  EXPECT_TRUE(rc::check("number", [](double number) {
    std::string out;
    JsonWriter(out).value(number);
    RC_ASSERT(parse_json(out).value().to_number<double>() == number);
  }));
  EXPECT_TRUE(rc::check("bits as number", [](std::uint64_t bits) {
    double number = 0;
    std::memcpy(&number, &bits, sizeof(number));
    RC_PRE(std::isfinite(number));
    std::string out;
    JsonWriter(out).value(number);
    RC_ASSERT(parse_json(out).value().to_number<double>() == number);
  }));
  EXPECT_TRUE(rc::check("ascii", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    std::string out;
    JsonWriter(out).value(text);
    RC_ASSERT(std::string(parse_json(out).value().as_string()) == text);
  }));
  EXPECT_TRUE(rc::check("any bytes but NUL give what the reader takes", [](const std::string& text) {
    RC_PRE(text.find('\0') == std::string::npos);
    std::string out;
    JsonWriter(out).value(text);
    RC_ASSERT(parse_json(out).has_value());
  }));
}

}  // namespace
}  // namespace guardian
