#include "domain/filters/filter_parser.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "domain/filters/filter_text.h"
#include "support/random_filter.h"

namespace guardian::domain {
namespace {

std::variant<FilterExpression, FilterProblem> parse(std::string_view text) {
  return parse_filter(text, device_filter_collection());
}
std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// What is taken, and the one form in which it is printed.
struct GoodRow {
  const char* name;
  std::string text;
  std::string printed;
};
class GoodFilter : public testing::TestWithParam<GoodRow> {};
TEST_P(GoodFilter, IsReadAndPrinted) {
  const auto parsed = parse(GetParam().text);
  if (const auto* problem = std::get_if<FilterProblem>(&parsed)) FAIL() << problem->message();
  const auto& expression = std::get<FilterExpression>(parsed);
  EXPECT_EQ(to_text(expression), GetParam().printed);
  EXPECT_TRUE(std::get<FilterExpression>(parse(to_text(expression))) == expression);
}
INSTANTIATE_TEST_SUITE_P(
    Filter, GoodFilter,
    testing::Values(
        GoodRow{"promise",
                R"(risk_score:>=70 AND vendor:"D-Link" AND ip:10.0.0.0/8 AND NOT tag:"ward 3" AND last_activity:>-7d)",
                R"(risk_score:>=70 AND vendor:D-Link AND ip:10.0.0.0/8 AND NOT tag:"ward 3" AND last_activity:>-7d)"},
        GoodRow{"terms_side_by_side", "axis  vendor:Axis\tmodel:P*", "axis AND vendor:Axis AND model:P*"},
        GoodRow{"keywords_of_any_case", "not a oR b and NOT c", "NOT a OR b AND NOT c"},
        GoodRow{"and_binds_closer", "a OR b c", "a OR b AND c"},
        GoodRow{"needless_parentheses_go", "((a) AND ((b c))) OR (d OR e)", "a AND b AND c OR d OR e"},
        GoodRow{"needed_parentheses_stay", "(a OR b) c NOT (d e)", "(a OR b) AND c AND NOT (d AND e)"},
        GoodRow{"minus_is_not", "-tag:x -(a OR b) -c", "NOT tag:x AND NOT (a OR b) AND NOT c"},
        GoodRow{"field_of_any_case", "Risk_Score:5", "risk_score:5"},
        GoodRow{"list", "vendor:( Axis ,\"D Link\",Hik* )", R"(vendor:(Axis, "D Link", Hik*))"},
        GoodRow{"list_of_comparisons", "risk_score:(>90,10..20,5)", "risk_score:(>90, 10..20, 5)"},
        GoodRow{"quotes_hide_signs", R"(vendor:">a (b), \"c\" \\ \* * =")", R"(vendor:">a (b), \"c\" \\ \* * =")"},
        GoodRow{"quotes_that_are_not_needed", R"(vendor:"Axis" "word")", "vendor:Axis AND word"},
        GoodRow{"word_that_is_a_keyword", R"("and" "NOT")", R"("and" AND "NOT")"},
        GoodRow{"word_with_minus", R"("-x" a-b)", R"("-x" AND a-b)"},
        GoodRow{"known", "vendor:* ip:* traffic_restricted:**", "vendor:* AND ip:* AND traffic_restricted:*"},
        GoodRow{"unknown", R"(vendor:"" ip:"")", R"(vendor:"" AND ip:"")"},
        GoodRow{"stars_around_a_word", "*axis* a**b", "axis AND a*b"},
        GoodRow{"mac_with_hyphens", "mac:00-40-8C-12-34-56 00-40-8C-12-34-56",
                "mac:00:40:8c:12:34:56 AND 00:40:8c:12:34:56"},
        GoodRow{"bare_addresses", "00:40:8C:12:34:56 fe80::1 aa:bb:cc:dd:ee:ff",
                "00:40:8c:12:34:56 AND fe80::1 AND aa:bb:cc:dd:ee:ff"},
        GoodRow{"part_of_a_mac", "mac:00:40:8c:*", "mac:00:40:8c:*"},
        GoodRow{"address_forms", "ip:10.0.0.1 ip:2001:db8::/32 ip:10.20.* ip:10.0.0.1..10.0.0.9 ip:>=::1",
                "ip:10.0.0.1 AND ip:2001:db8::/32 AND ip:10.20.* AND ip:10.0.0.1..10.0.0.9 AND ip:>=::1"},
        GoodRow{"times", "last_activity:2026-01-31T08:15:00.5Z last_activity:2026-01-31T08:15 first_seen:2026-01-31",
                "last_activity:2026-01-31T08:15:00.500Z AND last_activity:2026-01-31T08:15:00.000Z AND "
                "first_seen:2026-01-31"},
        GoodRow{"times_from_now", "last_activity:>-2w last_activity:<=now first_seen:-90m..-60s",
                "last_activity:>-14d AND last_activity:<=now AND first_seen:-90m..-1m"},
        GoodRow{"day_range", "first_seen:2026-01-01..2026-01-31", "first_seen:2026-01-01..2026-01-31"},
        GoodRow{"choices", "risk_level:high risk_level:>=MEDIUM risk_level:Low..High",
                "risk_level:High AND risk_level:>=Medium AND risk_level:Low..High"},
        GoodRow{"flags", "monitored:yes traffic_restricted:FALSE", "monitored:true AND traffic_restricted:false"},
        GoodRow{"umlauts", "vendor:Müller größe", "vendor:Müller AND größe"},
        GoodRow{"backslash_without_quotes", R"(hostname:DOM\pc)", R"(hostname:"DOM\\pc")"},
        GoodRow{"dots_in_text", "model:a..b", "model:a..b"}, GoodRow{"zero", "caution_alerts:0", "caution_alerts:0"},
        GoodRow{"deepest", repeated("(", 32) + "a" + repeated(")", 32), "a"},
        GoodRow{"most_terms", "risk_score:(1" + repeated(",1", 99) + ")", "risk_score:(1" + repeated(", 1", 99) + ")"},
        GoodRow{"most_words", "a b c d e f g h", "a AND b AND c AND d AND e AND f AND g AND h"}),
    [](const auto& row) { return row.param.name; });

struct BadRow {
  const char* name;
  std::string text;
  std::size_t byte;
  std::size_t column;
  std::string found;
  std::string expected;  // a part of it
};
class BadFilter : public testing::TestWithParam<BadRow> {};
TEST_P(BadFilter, IsRefusedWithThePlace) {
  const auto parsed = parse(GetParam().text);
  const auto* problem = std::get_if<FilterProblem>(&parsed);
  ASSERT_NE(problem, nullptr) << to_text(std::get<FilterExpression>(parsed));
  EXPECT_EQ(problem->byte, GetParam().byte) << problem->message();
  EXPECT_EQ(problem->column, GetParam().column) << problem->message();
  EXPECT_EQ(problem->found, GetParam().found);
  EXPECT_NE(problem->expected.find(GetParam().expected), std::string::npos) << problem->message();
}
INSTANTIATE_TEST_SUITE_P(
    Filter, BadFilter,
    testing::Values(
        BadRow{"nothing", "", 0, 1, "the end", "a field with its value"},
        BadRow{"blanks", "  ", 2, 3, "the end", "a field with its value"},
        BadRow{"misspelt_field", "a vender:Axis", 2, 3, "'vender'", "such as vendor"},
        BadRow{"column_counts_characters", "größe vender:x", 8, 7, "'vender'", "such as vendor"},
        BadRow{"no_field_before_colon", ":x", 0, 1, "':x'", "name of a field"},
        BadRow{"no_value", "vendor:", 7, 8, "the end", "a text right behind the colon"},
        BadRow{"space_behind_colon", "risk_score: 5", 11, 12, "' '", "from 0 to 100 right behind the colon"},
        BadRow{"space_behind_comparison", "risk_score:>= 5", 13, 14, "' '", "right behind the comparison"},
        BadRow{"not_a_number", "risk_score:high", 11, 12, "'high'", "a whole number from 0 to 100"},
        BadRow{"number_too_high", "risk_score:101", 11, 12, "'101'", "0 to 100"},
        BadRow{"number_too_long", "open_alerts:99999999999", 12, 13, "'99999999999'", "whole number"},
        BadRow{"negative", "risk_score:-5", 11, 12, "'-5'", "whole number"},
        BadRow{"fraction", "risk_score:7.5", 11, 12, "'7.5'", "whole number"},
        BadRow{"pattern_of_numbers", "risk_score:7*", 11, 12, "'7*'", "whole number"},
        BadRow{"quoted_comparison", "risk_score:\">=7\"", 11, 12, "'\">=7\"'", "whole number"},
        BadRow{"falling_range", "risk_score:90..70", 11, 12, "'90..70'", "from the lower to the higher"},
        BadRow{"range_without_end", "risk_score:70.. a", 15, 16, "' '", "whole number"},
        BadRow{"range_without_begin", "risk_score:..70", 11, 12, "'..70'", "whole number"},
        BadRow{"range_with_wrong_end", "risk_score:70..x", 15, 16, "'x'", "whole number"},
        BadRow{"compared_range", "risk_score:>70..80", 12, 13, "'70..80'", "whole number"},
        BadRow{"compared_text", "vendor:>=A", 7, 8, "'>='", "without a comparison"},
        BadRow{"compared_flag", "monitored:>true", 10, 11, "'>'", "true or false"},
        BadRow{"equal_sign_behind_colon", "vendor:=Axis", 7, 8, "'=Axis'", "a text"},
        BadRow{"equal_sign_for_colon", "vendor=Axis", 6, 7, "'='", "a colon behind the field"},
        BadRow{"comparison_without_colon", "risk_score>=70", 10, 11, "'>'", "as in risk_score:>=70"},
        BadRow{"not_equal", "vendor!=Axis", 7, 8, "'='", "AND, OR, NOT"},
        BadRow{"ampersands", "a && b", 2, 3, "'&'", "AND, OR, NOT"},
        BadRow{"unknown_choice", "risk_level:Extreme", 11, 12, "'Extreme'", "one of Low, Medium, High, Critical"},
        BadRow{"unknown_flag", "monitored:1", 10, 11, "'1'", "true or false"},
        BadRow{"flag_that_is_always_known", "monitored:*", 10, 11, "'*'", "true or false"},
        BadRow{"number_that_is_always_known", "risk_score:\"\"", 11, 12, "'\"\"'", "whole number"},
        BadRow{"no_time", "last_activity:yesterday", 14, 15, "'yesterday'", "such as -7d"},
        BadRow{"impossible_day", "last_activity:2026-02-30", 14, 15, "'2026-02-30'", "a day such as"},
        BadRow{"unknown_unit", "last_activity:>-7y", 15, 16, "'-7y'", "such as -7d"},
        BadRow{"too_long_ago", "last_activity:>-999999d", 15, 16, "'-999999d'", "such as -7d"},
        BadRow{"equal_to_an_age", "last_activity:-7d", 14, 15, "'-7d'", "such as >-7d"},
        BadRow{"falling_ages", "last_activity:-1d..-7d", 14, 15, "'-1d..-7d'", "lower to the higher"},
        BadRow{"no_address", "ip:10.0.0", 3, 4, "'10.0.0'", "an address"},
        BadRow{"host_bits", "ip:10.0.0.1/8", 3, 4, "'10.0.0.1/8'", "a network such as"},
        BadRow{"compared_network", "ip:>10.0.0.0/8", 4, 5, "'10.0.0.0/8'", "not compared"},
        BadRow{"range_of_two_families", "ip:10.0.0.1..::1", 3, 4, "'10.0.0.1..::1'", "lower to the higher"},
        BadRow{"open_parenthesis", "(a OR b", 7, 8, "the end", "AND, OR or )"},
        BadRow{"closing_parenthesis", "a)", 1, 2, "')'", "AND, OR or the end"},
        BadRow{"empty_parentheses", "()", 1, 2, "')'", "a field with its value"},
        BadRow{"empty_list", "vendor:()", 8, 9, "')'", "a text"},
        BadRow{"comma_at_the_end_of_a_list", "vendor:(a,)", 10, 11, "')'", "a text"},
        BadRow{"list_without_comma", "vendor:(a b)", 10, 11, "'b'", "a comma or )"},
        BadRow{"open_list", "vendor:(a", 9, 10, "the end", "a comma or )"},
        BadRow{"list_in_a_list", "vendor:((a))", 8, 9, "'('", "a text"},
        BadRow{"comma_without_list", "vendor:a,b", 8, 9, "','", "stands in quotes"},
        BadRow{"comma_alone", ",", 0, 1, "','", "a field with its value"},
        BadRow{"quote_glued_to_a_word", "a\"b\"", 1, 2, "'\"'", "a space"},
        BadRow{"parenthesis_glued_to_a_value", "vendor:A(B)", 8, 9, "'('", "stands in quotes"},
        BadRow{"word_glued_to_a_parenthesis", "(a)b", 3, 4, "'b'", "a space"},
        BadRow{"open_quote", "vendor:\"Axis", 12, 13, "the end", "a quote that closes"},
        BadRow{"unknown_escape", R"(vendor:"a\n")", 9, 10, R"('\n')", "backslash"},
        BadRow{"backslash_at_the_end", "\"a\\", 2, 3, "'\\'", "backslash"},
        BadRow{"quoted_field", "\"vendor\":a", 8, 9, "':a'", "a space"},
        BadRow{"and_without_a_right_side", "a AND", 5, 6, "the end", "a field with its value"},
        BadRow{"and_without_a_left_side", "AND a", 0, 1, "'AND'", "stand in quotes"},
        BadRow{"two_operators", "a OR AND b", 5, 6, "'AND'", "stand in quotes"},
        BadRow{"not_without_term", "a NOT", 5, 6, "the end", "a field with its value"},
        BadRow{"minus_alone", "a - b", 2, 3, "'-'", "right behind the -"},
        BadRow{"empty_word", "a \"\"", 2, 3, "'\"\"'", "not empty"},
        BadRow{"star_alone", "*", 0, 1, "'*'", "not empty"},
        BadRow{"nul", std::string("a\0b", 3), 1, 2, "a byte that is none", "UTF-8 without NUL"},
        BadRow{"broken_utf8", "a \xc3( b", 2, 3, "a byte that is none", "UTF-8"},
        BadRow{"too_deep_parentheses", repeated("(", 33) + "a", 33, 34, "'a'", "at most 32"},
        BadRow{"too_deep_nots", repeated("NOT ", 33) + "a", 132, 133, "'a'", "at most 32"},
        BadRow{"too_deep_minuses", repeated("-", 5000 - 905) + "a", 33, 34, "'" + repeated("-", 40) + "...'",
               "at most 32"},
        BadRow{"too_long", repeated("a ", 2049), 4096, 4097, "4098 bytes", "at most 4096 bytes"},
        BadRow{"too_many_terms", "risk_score:(1" + repeated(",1", 100) + ")", 212, 213, "'1'", "at most 100 terms"},
        BadRow{"too_many_words", "a b c d e f g h i", 16, 17, "'i'", "at most 8 words"},
        BadRow{"too_many_wildcards", "vendor:(" + repeated("a*,", 32) + "b*)", 104, 105, "'b*'",
               "at most 32 wildcards"}),
    [](const auto& row) { return row.param.name; });

TEST(FilterParser, WhatIsPrintedReadsBackEqual) {
  EXPECT_TRUE(rc::check("print and parse", [](std::uint64_t seed) {
    const auto expression = RandomFilters(seed).expression();
    const auto printed = to_text(expression);
    RC_PRE(printed.size() <= kMaxFilterBytes);
    const auto parsed = parse(printed);
    if (const auto* problem = std::get_if<FilterProblem>(&parsed)) RC_FAIL(printed + ": " + problem->message());
    if (!(std::get<FilterExpression>(parsed) == expression))
      RC_FAIL(printed + " became " + to_text(std::get<FilterExpression>(parsed)));
  }));
}

TEST(FilterParser, NoTextBreaksIt) {
  EXPECT_TRUE(rc::check("pieces of filters", [] {
    std::string text;
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{"vendor:",
                                                                                                  "risk_score:",
                                                                                                  "ip:",
                                                                                                  "last_activity:",
                                                                                                  "risk_level:",
                                                                                                  "(",
                                                                                                  ")",
                                                                                                  ",",
                                                                                                  "\"",
                                                                                                  "\\",
                                                                                                  "*",
                                                                                                  "-",
                                                                                                  " ",
                                                                                                  "..",
                                                                                                  ">=",
                                                                                                  "<",
                                                                                                  "AND",
                                                                                                  "OR",
                                                                                                  "NOT",
                                                                                                  "7",
                                                                                                  "-7d",
                                                                                                  "10.0.0.1",
                                                                                                  "/8",
                                                                                                  "Axis",
                                                                                                  "\xc3\xbc",
                                                                                                  "now",
                                                                                                  "2026-01-31",
                                                                                                  ":",
                                                                                                  "="}));
    for (const auto& piece : pieces) text += piece;
    const auto parsed = parse(text);
    if (const auto* problem = std::get_if<FilterProblem>(&parsed)) {
      RC_ASSERT(problem->byte <= text.size());
      RC_ASSERT(problem->column >= 1U && problem->column <= problem->byte + 1);
      RC_ASSERT(!problem->found.empty() && !problem->expected.empty());
    } else {
      const auto printed = to_text(std::get<FilterExpression>(parsed));
      if (printed.size() > kMaxFilterBytes) return;
      const auto again = parse(printed);
      RC_ASSERT(std::holds_alternative<FilterExpression>(again));
      RC_ASSERT(std::get<FilterExpression>(again) == std::get<FilterExpression>(parsed));
    }
  }));
}

TEST(FilterFields, ExamplesAreFiltersInTheirOneForm) {
  for (const FilterField& field : device_filter_collection().fields) {
    const auto parsed = parse(field.example);
    ASSERT_TRUE(std::holds_alternative<FilterExpression>(parsed)) << field.example;
    EXPECT_EQ(std::get<FilterExpression>(parsed).term.field, &field) << field.example;
    EXPECT_FALSE(field.description.empty());
  }
}

}  // namespace
}  // namespace guardian::domain
