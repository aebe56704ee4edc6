#include "api/parameters/filter_parameter.h"

#include <gtest/gtest.h>

#include "unit/api/calls.h"

namespace guardian::api {
namespace {

TEST(FilterParameter, AbsentOrBlankIsNoFilter) {
  InputProblems problems;
  for (const Parameters& parameters : {Parameters{}, Parameters{{"filter", ""}}, Parameters{{"filter", " \t"}}}) {
    EXPECT_FALSE(read_filter(get_request("/x", parameters), domain::device_filter_collection(), {}, problems));
  }
  EXPECT_TRUE(problems.none());
}

TEST(FilterParameter, TheRefusalHasMembersForPrograms) {
  TestApi api;
  http::Response response = api.get("device/list", {{"filter", "ä vender:x"}});
  EXPECT_EQ(response.status, 400U);
  const auto body = parse_json(body_of(response));
  ASSERT_TRUE(body);
  const auto& problem = body->at("validations").at("query").at(0);
  EXPECT_EQ(problem.at("property"), "instance.filter");
  EXPECT_EQ(problem.at("position").at("byte"), 3);
  EXPECT_EQ(problem.at("position").at("column"), 3);
  EXPECT_EQ(problem.at("found"), "'vender'");
  EXPECT_EQ(problem.at("expected"), "a field, such as vendor; a text with a colon stands in quotes");
}

TEST(FilterParameter, RelativeTimesCountFromTheClockOfTheRequest) {
  TestApi api;
  api.save("aa:00:00:00:00:01");  // last seen now
  const auto found = [&](const char* filter) {
    http::Response response = api.get("device/list", {{"filter", filter}});
    return parse_json(body_of(response))->at("total");
  };
  EXPECT_EQ(found("last_activity:>-1h"), 1);
  EXPECT_EQ(found("last_activity:<-1h"), 0);
}

}  // namespace
}  // namespace guardian::api
