#include "storage/filters/filter_condition.h"

#include <gtest/gtest.h>

#include <regex>

#include "domain/filters/filter_parser.h"
#include "support/random_filter.h"

namespace guardian::storage {

namespace {

std::string condition_of(std::string_view text) {
  auto parsed = domain::parse_filter(text, domain::device_filter_collection());
  const domain::FilterAt filter{std::get<domain::FilterExpression>(parsed), domain::RandomFilters::now()};
  return FilterCondition(filter, device_filter_column, Engine::sqlite).text();
}

}  // namespace

TEST(FilterCondition, IsOneBooleanOfConstantsAndParameters) {
  EXPECT_EQ(condition_of("risk_score:>=70 NOT vendor:(Axis, Hik*)"),
            "(((d.risk_score >= :f0)) AND NOT ((LOWER(d.vendor) = :f1 OR LOWER(d.vendor) LIKE :f2 ESCAPE '!')))");
}

TEST(FilterCondition, FiltersOfOneShapeShareTheirText) {
  EXPECT_EQ(condition_of("vendor:Axis risk_score:>5"), condition_of("vendor:\"D-Link\" risk_score:>=70"));
}

TEST(FilterCondition, NothingOfTheFilterReachesTheText) {
  // The words of the program; quotes hold nothing but the escape of LIKE and the empty text.
  const std::regex allowed(
      R"((?:[\s()<>=,+-]|'!'|''|:f\d+|:tenant|\b[dsgy]\.[a-z_]+\b|\b(?:AND|OR|NOT|LOWER|LIKE|ESCAPE|IN|)"
      R"(BETWEEN|COALESCE|SELECT|FROM|JOIN|ON|AS|WHERE|device_tag|tag|site|[dsgy]|\d)\b)*)");
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const domain::FilterAt filter{domain::RandomFilters(seed).expression(), domain::RandomFilters::now()};
    for (const Engine engine : {Engine::sqlite, Engine::postgresql}) {
      const FilterCondition condition(filter, device_filter_column, engine);
      EXPECT_TRUE(std::regex_match(condition.text(), allowed)) << condition.text();
      EXPECT_EQ(condition.text().find("--"), std::string::npos);
    }
  }
}

}  // namespace guardian::storage
