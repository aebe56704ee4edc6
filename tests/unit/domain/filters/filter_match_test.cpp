#include "domain/filters/filter_match.h"

#include <gtest/gtest.h>

#include "base/time_format.h"
#include "domain/filters/filter_parser.h"

namespace guardian::domain {
namespace {

DeviceDetail matched_camera() {
  DeviceDetail detail;
  Device& device = detail.device;
  device.deviceid = device.mac = "00:40:8c:12:34:56";
  device.ip_address = "10.20.0.5";
  device.hostname = "cam-ward-3";
  device.category = "Camera";
  device.vendor = "Axis Communications";
  device.model = "P32*45";
  device.site_name = "Main Hospital";
  device.risk_score = 70;
  device.risk_level = "High";
  device.confidence_score = 90;
  device.first_seen = *parse_time("2026-01-31T00:00:00Z");
  device.last_activity = *parse_time("2026-11-20T12:00:00Z");
  device.monitored = true;
  device.critical_alerts = 2;
  device.info_alerts = 1;
  detail.tags = {{"1", "Floor", "2", {}}, {"2", "", "Ward 3", {}}};
  return detail;
}

struct MatchRow {
  const char* name;
  const char* filter;
  bool found;
};
class FilterMatch : public testing::TestWithParam<MatchRow> {};
TEST_P(FilterMatch, FindsTheCameraOrNot) {
  const auto parsed = parse_filter(GetParam().filter, device_filter_collection());
  if (const auto* problem = std::get_if<FilterProblem>(&parsed)) FAIL() << problem->message();
  const FilterAt filter{std::get<FilterExpression>(parsed), *parse_time("2026-11-23T12:00:00Z")};
  EXPECT_EQ(filter_matches(filter, matched_camera()), GetParam().found);
}
INSTANTIATE_TEST_SUITE_P(
    Filter, FilterMatch,
    testing::Values(
        MatchRow{"whole_text_of_any_case", "vendor:\"AXIS communications\"", true},
        MatchRow{"part_of_a_text_is_not_it", "vendor:Axis", false}, MatchRow{"begin", "vendor:axis*", true},
        MatchRow{"end", "vendor:*TIONS", true}, MatchRow{"inside", "vendor:*comm*", true},
        MatchRow{"in_order", "vendor:a*c*s", true}, MatchRow{"not_in_order", "vendor:*comm*axis*", false},
        MatchRow{"pieces_do_not_share_letters", "model:p32*32*", false},
        MatchRow{"begin_and_end_do_not_share_letters", "category:camer*era", false},
        MatchRow{"star_itself", R"(model:"P32\*45")", true}, MatchRow{"star_as_a_piece", R"(model:"P*\**")", true},
        MatchRow{"known", "vendor:*", true}, MatchRow{"not_known", "os_group:*", false},
        MatchRow{"unknown", "os_group:\"\"", true}, MatchRow{"not_unknown", "vendor:\"\"", false},
        MatchRow{"unknown_is_not_that_text", "NOT os_group:Windows", true},
        MatchRow{"unknown_flag_is_neither", "traffic_restricted:(true, false)", false},
        MatchRow{"unknown_flag", "traffic_restricted:\"\"", true}, MatchRow{"flag", "monitored:true", true},
        MatchRow{"other_flag", "monitored:false", false}, MatchRow{"number", "risk_score:70", true},
        MatchRow{"at_least", "risk_score:>=70", true}, MatchRow{"above", "risk_score:>70", false},
        MatchRow{"at_most", "risk_score:<=70", true}, MatchRow{"below", "risk_score:<70", false},
        MatchRow{"range_includes_both_ends", "risk_score:70..70", true},
        MatchRow{"any_of_a_list", "risk_score:(1, >90, 60..80)", true},
        MatchRow{"none_of_a_list", "risk_score:(1, >90)", false}, MatchRow{"sum_of_alerts", "open_alerts:3", true},
        MatchRow{"choice", "risk_level:high", true}, MatchRow{"choice_at_least", "risk_level:>=Medium", true},
        MatchRow{"choice_above", "risk_level:>High", false},
        MatchRow{"above_the_highest", "risk_level:>Critical", false},
        MatchRow{"choice_range", "risk_level:Low..Medium", false}, MatchRow{"day", "first_seen:2026-01-31", true},
        MatchRow{"day_before", "first_seen:2026-01-30", false},
        MatchRow{"after_the_day", "first_seen:>2026-01-31", false},
        MatchRow{"from_the_day", "first_seen:>=2026-01-31", true},
        MatchRow{"up_to_the_day", "last_activity:<=2026-11-20", true},
        MatchRow{"before_the_day", "last_activity:<2026-11-20", false},
        MatchRow{"days", "first_seen:2026-01-01..2026-01-31", true}, MatchRow{"last_week", "last_activity:>-7d", true},
        MatchRow{"last_day", "last_activity:>-24h", false},
        MatchRow{"exactly_three_days_ago", "last_activity:>=-3d", true},
        MatchRow{"later_than_three_days_ago", "last_activity:>-3d", false},
        MatchRow{"ages", "last_activity:-4d..-2d", true}, MatchRow{"until_now", "last_activity:<=now", true},
        MatchRow{"instant", "last_activity:2026-11-20T12:00:00Z", true},
        MatchRow{"instant_with_zone", "last_activity:2026-11-20T13:00:00+01:00", true},
        MatchRow{"network", "ip:10.0.0.0/8", true}, MatchRow{"other_network", "ip:10.21.0.0/16", false},
        MatchRow{"everything_of_ipv6", "ip:::/0", false}, MatchRow{"address", "ip:10.20.0.5", true},
        MatchRow{"addresses", "ip:10.20.0.1..10.20.0.5", true}, MatchRow{"addresses_above", "ip:>10.20.0.5", false},
        MatchRow{"ipv6_above_nothing_of_ipv4", "ip:>=::", false}, MatchRow{"address_pattern", "ip:10.20.*", true},
        MatchRow{"mac_pattern", "mac:00:40:8C:*", true}, MatchRow{"mac_with_hyphens", "mac:00-40-8C-12-34-56", true},
        MatchRow{"tag", "tag:\"ward 3\"", true}, MatchRow{"tag_pattern", "tag:w*", true},
        MatchRow{"tags_are_asked_one_by_one", "tag:2 tag:\"ward 3\"", true}, MatchRow{"no_such_tag", "tag:ward", false},
        MatchRow{"not_tagged", "NOT tag:icu", true}, MatchRow{"untagged", "tag:\"\"", false},
        MatchRow{"site", "site:main*", true}, MatchRow{"word", "WARD", true},
        MatchRow{"word_elsewhere", "hospital", false}, MatchRow{"word_of_two_pieces", "cam*3", true},
        MatchRow{"words_in_different_fields", "axis ward", true}, MatchRow{"phrase", "\"axis comm\"", true},
        MatchRow{"or", "nothing OR camera", true}, MatchRow{"and_binds_closer", "camera OR nothing nothing2", true},
        MatchRow{"parentheses", "(camera OR nothing) nothing2", false}, MatchRow{"not", "NOT nothing", true},
        MatchRow{"minus", "-camera", false}, MatchRow{"not_not", "NOT NOT camera", true},
        MatchRow{"not_binds_closest", "NOT nothing camera", true}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace guardian::domain
