#include "api/parameters/time_parameter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/time_format.h"
#include "unit/api/requests.h"

namespace guardian::api {
namespace {

struct TimeRow {
  const char* name;
  const char* text;     // as decoded
  const char* instant;  // "" : refused
};
class TimeForms : public testing::TestWithParam<TimeRow> {};

TEST_P(TimeForms, AreReadOrRefused) {
  const auto time = parse_time_parameter(GetParam().text);
  EXPECT_EQ(time ? format_time(*time) : "", GetParam().instant);
}

INSTANTIATE_TEST_SUITE_P(
    Contract, TimeForms,
    testing::Values(TimeRow{"iso_seconds", "2022-01-19T00:31:47Z", "2022-01-19T00:31:47.000Z"},
                    TimeRow{"iso_milliseconds", "2021-05-11T03:42:05.001Z", "2021-05-11T03:42:05.001Z"},
                    TimeRow{"iso_microseconds", "1970-01-01T00:00:00.001000Z", "1970-01-01T00:00:00.001Z"},
                    TimeRow{"minutes_only", "2020-04-29T21:28Z", "2020-04-29T21:28:00.000Z"},
                    TimeRow{"day_of_one_digit", "2021-10-6T07:00Z", "2021-10-06T07:00:00.000Z"},
                    TimeRow{"day_of_one_digit_padded_month", "2020-11-3T08:00Z", "2020-11-03T08:00:00.000Z"},
                    TimeRow{"numeric_zone", "2020-11-03T18:00-08:00", "2020-11-04T02:00:00.000Z"},
                    TimeRow{"stray_colon", "2020-11-03T:00:00-08:00", "2020-11-03T08:00:00.000Z"},
                    TimeRow{"from_the_beginning", "-1", "1970-01-01T00:00:00.000Z"},
                    TimeRow{"python_datetime", "2024-05-01 10:20:30.123456", "2024-05-01T10:20:30.123Z"},
                    TimeRow{"python_datetime_whole_second", "2024-05-01 10:20:30", "2024-05-01T10:20:30.000Z"},
                    TimeRow{"plus_decoded_to_space", "2020-11-03T18:00 08:00", "2020-11-03T10:00:00.000Z"},
                    TimeRow{"plus_zone", "2020-11-03T18:00:00+02:00", "2020-11-03T16:00:00.000Z"},
                    TimeRow{"without_zone", "2020-11-03T18:00:00", "2020-11-03T18:00:00.000Z"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(AnythingElse, TimeForms,
                         testing::Values(TimeRow{"empty", "", ""}, TimeRow{"word", "now", ""},
                                         TimeRow{"none", "None", ""}, TimeRow{"epoch_number", "1620715542040", ""},
                                         TimeRow{"minus_two", "-2", ""}, TimeRow{"date_alone", "2021-10-06", ""},
                                         TimeRow{"month_13", "2021-13-01T00:00Z", ""},
                                         TimeRow{"february_30", "2021-02-30T00:00Z", ""},
                                         TimeRow{"hour_24", "2021-01-01T24:00Z", ""},
                                         TimeRow{"hour_of_one_digit", "2021-01-01T1:00Z", ""},
                                         TimeRow{"fraction_without_digits", "2021-01-01T00:00:00.Z", ""},
                                         TimeRow{"ten_fraction_digits", "2021-01-01T00:00:00.0000000000Z", ""},
                                         TimeRow{"zone_without_colon", "2021-01-01T00:00:00+0800", ""},
                                         TimeRow{"text_behind", "2021-01-01T00:00:00Zx", ""},
                                         TimeRow{"year_of_five_digits", "12021-01-01T00:00:00Z", ""},
                                         TimeRow{"null_byte", "2021-01-01T00:00:00Z\x01", ""}),
                         [](const auto& row) { return row.param.name; });

TEST(TimeParameter, AbsentIsNotAProblemAndBadIs) {
  InputProblems problems;
  EXPECT_FALSE(read_time(get_request("/x"), "stime", problems));
  EXPECT_TRUE(problems.none());
  EXPECT_FALSE(read_time(get_request("/x", {{"stime", "soon"}}), "stime", problems));
  EXPECT_FALSE(problems.none());
}

RC_GTEST_PROP(TimeParameter, ReadsWhatTheServerWrites, ()) {
  const Instant time{std::chrono::milliseconds(*rc::gen::inRange<std::int64_t>(0, 4'102'444'800'000))};
  RC_ASSERT(parse_time_parameter(format_time(time)) == time);
}

}  // namespace
}  // namespace guardian::api
