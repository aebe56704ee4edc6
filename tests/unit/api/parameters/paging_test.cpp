#include "api/parameters/paging.h"

#include <gtest/gtest.h>

#include "api/parameters/choice.h"
#include "unit/api/requests.h"

namespace guardian::api {
namespace {

struct PagingRow {
  const char* name;
  Parameters parameters;
  PagingRules rules;
  std::int64_t offset;
  std::int64_t limit;
  bool accepted;
};
class PagingRowsOfTheContract : public testing::TestWithParam<PagingRow> {};

TEST_P(PagingRowsOfTheContract, Hold) {
  InputProblems problems;
  const Paging paging = read_paging(get_request("/x", GetParam().parameters), GetParam().rules, problems);
  EXPECT_EQ(problems.none(), GetParam().accepted);
  if (!GetParam().accepted) return;
  EXPECT_EQ(paging.offset, GetParam().offset);
  EXPECT_EQ(paging.limit, GetParam().limit);
}

constexpr PagingRules kOrdinary{};
constexpr PagingRules kDevices{1000, 100'000, true};
constexpr PagingRules kSubnets{1000, 1000, false};

INSTANTIATE_TEST_SUITE_P(
    Rows, PagingRowsOfTheContract,
    testing::Values(
        PagingRow{"defaults", {}, kOrdinary, 0, 1000, true},
        PagingRow{"both_given", {{"offset", "1"}, {"pagelength", "7"}}, kOrdinary, 1, 7, true},
        PagingRow{"pagelength_zero", {{"pagelength", "0"}}, kOrdinary, 0, 0, false},
        PagingRow{"pagelength_negative", {{"pagelength", "-1"}}, kOrdinary, 0, 0, false},
        PagingRow{"pagelength_fraction", {{"pagelength", "1.5"}}, kOrdinary, 0, 0, false},
        PagingRow{"pagelength_word", {{"pagelength", "all"}}, kOrdinary, 0, 0, false},
        PagingRow{"pagelength_empty", {{"pagelength", ""}}, kOrdinary, 0, 0, false},
        PagingRow{"pagelength_with_space", {{"pagelength", " 5"}}, kOrdinary, 0, 0, false},
        PagingRow{"pagelength_hex", {{"pagelength", "0x10"}}, kOrdinary, 0, 0, false},
        PagingRow{"offset_negative", {{"offset", "-1"}}, kOrdinary, 0, 0, false},
        PagingRow{"offset_word", {{"offset", "x"}}, kOrdinary, 0, 0, false},
        PagingRow{
            "offset_far_beyond", {{"offset", "99999999999999999999"}}, kOrdinary, std::int64_t{1} << 53, 1000, true},
        PagingRow{"above_maximum_clamped", {{"pagelength", "5000"}}, kOrdinary, 0, 1000, true},
        PagingRow{"far_above_maximum_clamped", {{"pagelength", "99999999999999999999"}}, kOrdinary, 0, 1000, true},
        PagingRow{"devices_100000_honoured", {{"pagelength", "100000"}, {"offset", "1"}}, kDevices, 1, 100'000, true},
        PagingRow{"devices_above_ceiling_clamped", {{"pagelength", "100001"}}, kDevices, 0, 100'000, true},
        PagingRow{"subnets_at_maximum", {{"pagelength", "1000"}}, kSubnets, 0, 1000, true},
        PagingRow{"subnets_above_maximum_refused", {{"pagelength", "1001"}}, kSubnets, 0, 0, false}),
    [](const auto& row) { return row.param.name; });

TEST(Choice, DirectionTakesBothSpellings) {
  InputProblems problems;
  using domain::Direction;
  const auto read = [&](const char* word) {
    return read_direction(get_request("/x", {{"sortdirection", word}}), Direction::descending, problems);
  };
  EXPECT_EQ(read("asc"), Direction::ascending);
  EXPECT_EQ(read("ascending"), Direction::ascending);
  EXPECT_EQ(read("desc"), Direction::descending);
  EXPECT_EQ(read("descending"), Direction::descending);
  EXPECT_TRUE(problems.none());
  EXPECT_EQ(read_direction(get_request("/x"), Direction::ascending, problems), Direction::ascending);
  read("up");
  EXPECT_FALSE(problems.none());
}

TEST(Choice, TrueIsTrueInAnyCase) {
  InputProblems problems;
  EXPECT_EQ(read_true_false(get_request("/x", {{"detail", "True"}}), "detail", problems), true);
  EXPECT_EQ(read_true_false(get_request("/x", {{"detail", "false"}}), "detail", problems), false);
  EXPECT_TRUE(problems.none());
  read_true_false(get_request("/x", {{"detail", "yes"}}), "detail", problems);
  EXPECT_FALSE(problems.none());
}

TEST(Choice, YesNoIsExact) {
  InputProblems problems;
  EXPECT_EQ(read_yes_no(get_request("/x", {{"a", "yes"}}), "a", problems), true);
  EXPECT_TRUE(problems.none());
  EXPECT_EQ(read_yes_no(get_request("/x", {{"a", "YES"}}), "a", problems), std::nullopt);
  EXPECT_FALSE(problems.none());
}

}  // namespace
}  // namespace guardian::api
