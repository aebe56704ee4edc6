#include "base/time_format.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/base/named_row.h"

namespace guardian {
namespace {

struct TimeRow {
  const char* name;
  std::string_view text;
  const char* canonical;  // absent: refused
};
class TimeText : public testing::TestWithParam<TimeRow> {};
TEST_P(TimeText, IsReadOrRefused) {
  const auto instant = parse_time(GetParam().text);
  if (GetParam().canonical == nullptr) {
    EXPECT_FALSE(instant.has_value());
  } else {
    ASSERT_TRUE(instant.has_value());
    EXPECT_EQ(format_time(*instant), GetParam().canonical);
  }
}
INSTANTIATE_TEST_SUITE_P(
    TimeFormat, TimeText,
    testing::Values(
        TimeRow{"epoch", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"},
        TimeRow{"milliseconds", "2023-04-05T06:07:08.009Z", "2023-04-05T06:07:08.009Z"},
        TimeRow{"one_digit_of_fraction", "2023-04-05T06:07:08.5Z", "2023-04-05T06:07:08.500Z"},
        TimeRow{"nanoseconds_are_cut", "2023-04-05T06:07:08.999999999Z", "2023-04-05T06:07:08.999Z"},
        TimeRow{"lower_case_letters", "2023-04-05t06:07:08z", "2023-04-05T06:07:08.000Z"},
        TimeRow{"east", "2023-04-05T06:07:08+05:30", "2023-04-05T00:37:08.000Z"},
        TimeRow{"west_into_the_next_year", "2023-12-31T23:00:00-02:00", "2024-01-01T01:00:00.000Z"},
        TimeRow{"leap_day", "2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"},
        TimeRow{"last", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"},
        TimeRow{"no_leap_day", "2023-02-29T00:00:00Z", nullptr}, TimeRow{"century", "2100-02-29T00:00:00Z", nullptr},
        TimeRow{"month_13", "2023-13-01T00:00:00Z", nullptr}, TimeRow{"month_0", "2023-00-01T00:00:00Z", nullptr},
        TimeRow{"day_0", "2023-01-00T00:00:00Z", nullptr}, TimeRow{"day_31_of_april", "2023-04-31T00:00:00Z", nullptr},
        TimeRow{"hour_24", "2023-04-05T24:00:00Z", nullptr}, TimeRow{"minute_60", "2023-04-05T06:60:00Z", nullptr},
        TimeRow{"second_60", "2023-04-05T06:07:60Z", nullptr}, TimeRow{"no_zone", "2023-04-05T06:07:08", nullptr},
        TimeRow{"no_seconds", "2023-04-05T06:07Z", nullptr}, TimeRow{"date_alone", "2023-04-05", nullptr},
        TimeRow{"space_for_t", "2023-04-05 06:07:08Z", nullptr},
        TimeRow{"empty_fraction", "2023-04-05T06:07:08.Z", nullptr},
        TimeRow{"ten_digits_of_fraction", "2023-04-05T06:07:08.0123456789Z", nullptr},
        TimeRow{"comma", "2023-04-05T06:07:08,5Z", nullptr},
        TimeRow{"zone_without_colon", "2023-04-05T06:07:08+0530", nullptr},
        TimeRow{"zone_hour_24", "2023-04-05T06:07:08+24:00", nullptr},
        TimeRow{"behind", "2023-04-05T06:07:08Z ", nullptr}, TimeRow{"before", " 2023-04-05T06:07:08Z", nullptr},
        TimeRow{"year_1969", "1969-12-31T23:59:59.999Z", nullptr},
        TimeRow{"1969_by_its_zone", "1970-01-01T00:00:00+00:01", nullptr},
        TimeRow{"year_10000_by_its_zone", "9999-12-31T23:59:59-00:01", nullptr},
        TimeRow{"five_digit_year", "12023-04-05T06:07:08Z", nullptr}, TimeRow{"sign", "-2023-04-05T06:07:08Z", nullptr},
        TimeRow{"letters", "2023-0x-05T06:07:08Z", nullptr}, TimeRow{"empty", "", nullptr}),
    row_name);

TEST(TimeFormat, AnyMomentReadsBack) {
  EXPECT_TRUE(rc::check("time", [] {
    const auto count = *rc::gen::inRange<std::int64_t>(0, 253'402'300'800'000);
    const Instant instant{std::chrono::milliseconds{count}};
    RC_ASSERT(parse_time(format_time(instant)) == instant);
  }));
}

}  // namespace
}  // namespace guardian
