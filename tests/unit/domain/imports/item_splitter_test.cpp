#include "domain/imports/item_splitter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace guardian::domain {
namespace {

struct Split {
  std::int64_t number;
  std::string text;  // or "! problem"
  bool operator==(const Split&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Split& split) { return out << split.number << ":" << split.text; }

std::vector<Split> split(std::string_view text, std::size_t piece, std::size_t limit = 1000) {
  std::vector<Split> out;
  ItemSplitter splitter(limit);
  const auto sink = [&](const ItemSplitter::Item& item) {
    out.push_back({item.number, item.problem.empty() ? std::string(item.text) : "! " + std::string(item.problem)});
  };
  for (std::size_t at = 0; at < text.size(); at += piece) splitter.feed(text.substr(at, piece), sink);
  splitter.finish(sink);
  return out;
}

struct SplitRow {
  const char* name;
  std::string text;
  std::vector<Split> items;
};

class Splitting : public testing::TestWithParam<SplitRow> {};

TEST_P(Splitting, IsTheSameForAnyPieces) {
  const SplitRow& row = GetParam();
  for (const std::size_t piece : {std::size_t(1), std::size_t(2), std::size_t(3), std::size_t(7), std::size_t(4096)}) {
    EXPECT_EQ(split(row.text, piece), row.items) << "pieces of " << piece;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Splitting,
    testing::Values(
        SplitRow{"empty", "", {}}, SplitRow{"white_space", " \n\t\n", {}},
        SplitRow{"lines", "{\"a\":1}\n{\"b\":2}\n", {{1, "{\"a\":1}"}, {2, "{\"b\":2}"}}},
        SplitRow{"last_line_without_end", "{}\n{}", {{1, "{}"}, {2, "{}"}}},
        SplitRow{"windows_lines", "{}\r\n{}\r\n", {{1, "{}"}, {2, "{}"}}},
        SplitRow{"blank_lines_count", "\n\n{}\n\n{}\n", {{3, "{}"}, {5, "{}"}}},
        SplitRow{"byte_order_mark", "\xef\xbb\xbf{}\n", {{1, "{}"}}}, SplitRow{"empty_array", "[]", {}},
        SplitRow{"empty_array_with_space", " [ \n ] \n", {}},
        SplitRow{"array", "[{\"a\":1}, {\"b\":[1,2]}]\n", {{1, "{\"a\":1}"}, {2, "{\"b\":[1,2]}"}}},
        SplitRow{"array_over_lines", "[\n {\n},\n{}\n]", {{1, "{\n}"}, {2, "{}"}}},
        SplitRow{
            "marks_in_strings", R"([{"a":"],[\"}"},{"b":"\\"}])", {{1, R"({"a":"],[\"}"})"}, {2, R"({"b":"\\"})"}}},
        SplitRow{"array_cut", "[{},{\"a\":", {{1, "{}"}, {2, "! the file ends inside the array"}}},
        SplitRow{"array_with_trailing_comma", "[{},]", {{1, "{}"}, {2, "! an element is missing beside a comma"}}},
        SplitRow{"array_and_more", "[{}]{}", {{1, "{}"}, {2, "! something stands behind the end of the array"}}},
        SplitRow{"scalar_elements", "[1,\"x\"]", {{1, "1"}, {2, "\"x\""}}},
        SplitRow{"stray_bracket_in_array", "[}]", {{1, "}"}}}),
    [](const auto& row) { return row.param.name; });

TEST(ItemSplitter, TooLongAnItemIsPassedOver) {
  const std::string lines = "{}\n" + std::string(50, 'x') + "\n{}\n";
  EXPECT_EQ(split(lines, 5, 10),
            (std::vector<Split>{{1, "{}"}, {2, "! longer than an item may be (1 MiB)"}, {3, "{}"}}));
  const std::string array = "[{},\"" + std::string(50, ',') + "\",{}]";
  EXPECT_EQ(split(array, 5, 10),
            (std::vector<Split>{{1, "{}"}, {2, "! longer than an item may be (1 MiB)"}, {3, "{}"}}));
}

RC_GTEST_PROP(ItemSplitter, PiecesDoNotMatter, (const std::string& text)) {
  const auto piece = *rc::gen::inRange<std::size_t>(1, 20);
  RC_ASSERT(split(text, piece, 40) == split(text, 100'000, 40));
}

}  // namespace
}  // namespace guardian::domain
