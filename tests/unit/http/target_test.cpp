#include "http/target.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/encoding.h"
#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

struct TargetRow {
  const char* name;
  std::string target;
  const char* path;   // absent: refused
  const char* query;  // name=value|...
};
class Target : public testing::TestWithParam<TargetRow> {};
TEST_P(Target, IsSplitOrRefused) {
  std::string path;
  std::vector<QueryParameter> query;
  const auto problem = parse_target(GetParam().target, path, query);
  if (GetParam().path == nullptr) {
    EXPECT_TRUE(problem.has_value());
    return;
  }
  ASSERT_FALSE(problem.has_value()) << *problem;
  EXPECT_EQ(path, GetParam().path);
  std::string flat;
  for (const auto& parameter : query) flat += parameter.name + "=" + parameter.value + "|";
  EXPECT_EQ(flat, GetParam().query);
}
INSTANTIATE_TEST_SUITE_P(
    Path, Target,
    testing::Values(
        TargetRow{"root", "/", "/", ""}, TargetRow{"plain", "/a/b-c_d.e~f", "/a/b-c_d.e~f", ""},
        TargetRow{"decoded_once", "/a%20b%41", "/a bA", ""},
        TargetRow{"not_decoded_twice", "/%252e%252e", "/%2e%2e", ""}, TargetRow{"plus_stays", "/a+b", "/a+b", ""},
        TargetRow{"utf8", "/caf%C3%A9", "/caf\xc3\xa9", ""},
        TargetRow{"double_slash_folded", "/a//b///c", "/a/b/c", ""}, TargetRow{"slashes_alone", "///", "/", ""},
        TargetRow{"trailing_slash_kept", "/a/", "/a/", ""},
        TargetRow{"dots_in_a_name", "/a..b/.c/...", "/a..b/.c/...", ""}, TargetRow{"asterisk", "*", "*", ""},
        TargetRow{"matrix_parameter_is_a_name", "/a;b=c", "/a;b=c", ""}, TargetRow{"bad_percent", "/%zz", nullptr, ""},
        TargetRow{"cut_percent", "/a%2", nullptr, ""}, TargetRow{"lone_percent", "/%", nullptr, ""},
        TargetRow{"encoded_slash", "/a%2fb", nullptr, ""}, TargetRow{"encoded_slash_upper", "/a%2Fb", nullptr, ""},
        TargetRow{"encoded_nul", "/a%00", nullptr, ""}, TargetRow{"encoded_line_feed", "/a%0a", nullptr, ""},
        TargetRow{"encoded_delete", "/%7f", nullptr, ""}, TargetRow{"backslash", "/a\\b", nullptr, ""},
        TargetRow{"encoded_backslash", "/a%5cb", nullptr, ""}, TargetRow{"dot", "/a/./b", nullptr, ""},
        TargetRow{"dot_dot", "/a/../b", nullptr, ""}, TargetRow{"dot_dot_at_end", "/a/..", nullptr, ""},
        TargetRow{"dot_dot_at_root", "/..", nullptr, ""}, TargetRow{"encoded_dot_dot", "/%2e%2E/etc", nullptr, ""},
        TargetRow{"half_encoded_dot_dot", "/.%2e/etc", nullptr, ""},
        TargetRow{"dot_dot_behind_folded_slashes", "//../a", nullptr, ""}, TargetRow{"not_utf8", "/%ff", nullptr, ""},
        TargetRow{"overlong_slash", "/%c0%af", nullptr, ""}, TargetRow{"fragment", "/a#b", nullptr, ""},
        TargetRow{"raw_non_ascii", "/caf\xc3\xa9", nullptr, ""}),
    row_name);

std::string parameters(std::size_t count) {
  std::string all = "/?";
  for (std::size_t i = 0; i < count; ++i) all += "a=1&";
  return all;
}

INSTANTIATE_TEST_SUITE_P(
    Query, Target,
    testing::Values(
        TargetRow{"empty", "/?", "/", ""}, TargetRow{"one", "/?a=1", "/", "a=1|"},
        TargetRow{"order_and_repeats_kept", "/?b=1&a=2&b=3", "/", "b=1|a=2|b=3|"},
        TargetRow{"without_value", "/?a&b=", "/", "a=|b=|"}, TargetRow{"plus_is_space", "/?a=b+c%2B", "/", "a=b c+|"},
        TargetRow{"equals_in_value", "/?a=b=c", "/", "a=b=c|"}, TargetRow{"empty_pieces", "/?&&a=1&", "/", "a=1|"},
        TargetRow{"semicolon_separates_nothing", "/?a=1;b=2", "/", "a=1;b=2|"},
        TargetRow{"question_mark_in_value", "/?a=b?c", "/", "a=b?c|"},
        TargetRow{"name_encoded", "/?a%20b=1", "/", "a b=1|"},
        TargetRow{"encoded_ampersand", "/?a=1%26b=2", "/", "a=1&b=2|"},
        TargetRow{"slashes_and_dots", "/?p=../..//", "/", "p=../..//|"}, TargetRow{"case_kept", "/?A=a", "/", "A=a|"},
        TargetRow{"query_of_a_bare_host", "?a=1", "/", "a=1|"}, TargetRow{"bad_percent_in_query", "/?a=%", nullptr, ""},
        TargetRow{"bad_percent_in_name", "/?%g=1", nullptr, ""}, TargetRow{"nul_in_query", "/?a=%00", nullptr, ""},
        TargetRow{"nul_in_query_name", "/?a%00=1", nullptr, ""}, TargetRow{"query_not_utf8", "/?a=%e9", nullptr, ""},
        TargetRow{"fragment_in_query", "/?a=1#b", nullptr, ""},
        TargetRow{"sixty_five_parameters", parameters(65), nullptr, ""}),
    row_name);

TEST(TargetLimits, TakesSixtyFourParameters) {
  std::string path;
  std::vector<QueryParameter> query;
  EXPECT_FALSE(parse_target(parameters(64), path, query));
  EXPECT_EQ(query.size(), 64u);
}

TEST(TargetLimits, AnyTextSurvivesAsAParameter) {
  EXPECT_TRUE(rc::check("query value", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
    std::string path;
    std::vector<QueryParameter> query;
    RC_ASSERT(!parse_target("/x?v=" + percent_encode(text), path, query));
    RC_ASSERT(query.size() == 1u && query[0].value == text);
  }));
}

}  // namespace
}  // namespace guardian::http
