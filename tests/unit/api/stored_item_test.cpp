#include "api/stored_item.h"

#include <gtest/gtest.h>

namespace guardian::api {
namespace {

TEST(StoredItemText, SetsCopiesAndFills) {
  std::string out;
  StoredItem item(out, R"({"a":1,"date":"x","\u00e4":{"date":"y"},"updateDate":"2021-04-25T23:59:59"})");
  item.set("date", "2026-01-01T00:00:00.000Z");
  item.copy_rest();
  item.fill("a", 2);
  item.fill("b", 2);
  item.fill_text("c", "");
  item.end();
  EXPECT_EQ(out, R"({"date":"2026-01-01T00:00:00.000Z","a":1,"\u00e4":{"date":"y"},)"
                 R"("updateDate":"2021-04-25T23:59:59.000Z","b":2,"c":null})");
}

struct StoredTime {
  const char* name;
  const char* stored;
  const char* shown;
};
class StoredTimes : public testing::TestWithParam<StoredTime> {};
TEST_P(StoredTimes, AreShownWithMillisecondsAndZone) {
  EXPECT_EQ(normal_time_json(GetParam().stored), GetParam().shown);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, StoredTimes,
    testing::Values(StoredTime{"no_zone", R"("2021-04-25T23:59:59")", R"("2021-04-25T23:59:59.000Z")"},
                    StoredTime{"whole", R"("2021-04-25T23:59:59.123Z")", R"("2021-04-25T23:59:59.123Z")"},
                    StoredTime{"zone", R"("2021-04-25T23:59:59+02:00")", R"("2021-04-25T21:59:59.000Z")"},
                    StoredTime{"no_time", R"("soon")", R"("soon")"}, StoredTime{"null_stays", "null", "null"},
                    StoredTime{"quote_alone", "\"", "\""}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace guardian::api
