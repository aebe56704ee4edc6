#include "domain/filters/saved_filter_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/filters/saved_filter_document.h"

namespace guardian::domain {
namespace {

DeviceDetail filtered_camera() {
  DeviceDetail detail;
  detail.device.deviceid = "00:40:8c:12:34:56";
  detail.device.profile = "Axis Network Camera";
  detail.device.category = "Camera";
  detail.device.risk_score = 42;
  detail.device.traffic_restricted = true;
  detail.attributes = R"({"SSID":"Guest \"A\"","zone":12,"isBluetooth":false,"subnet":null})";
  detail.tags = {{"5f3a1b2c3d4e5f6071829304", "Floor", "Two", {}}};
  return detail;
}

bool fits(std::string_view filter) {
  const auto match = SavedFilterMatch::compile(filter);
  EXPECT_TRUE(match) << filter << ": " << match.error().client_text;
  const DeviceDetail device = filtered_camera();
  return match && match->matches(FilteredDevice(device));
}

TEST(SavedFilterMatch, TakesAnyOfTheTermsWithoutCase) {
  EXPECT_TRUE(fits(R"({"profile":{"terms":["x","AXIS network camera"],"selectedLabels":["y"]}})"));
  EXPECT_FALSE(fits(R"({"profile":{"terms":["Axis"]}})")) << "a part is not the whole";
  EXPECT_FALSE(fits(R"({"profile":{"terms":["x"],"selectedLabels":["Axis Network Camera"]}})"));
}

TEST(SavedFilterMatch, WantsEveryField) {
  EXPECT_TRUE(fits(R"({"category":{"terms":["camera"]},"risk_score":{"terms":[42]}})"));
  EXPECT_FALSE(fits(R"({"category":{"terms":["camera"]},"risk_score":{"terms":["41"]}})"));
  EXPECT_TRUE(fits("{}"));
}

TEST(SavedFilterMatch, LooksAtAttributesTagsAndWhatIsUnknown) {
  EXPECT_TRUE(fits(R"({"SSID":{"terms":["guest \"a\""]}})"));
  EXPECT_TRUE(fits(R"({"zone":{"terms":["12"]}})"));
  EXPECT_TRUE(fits(R"({"isBluetooth":{"terms":[false]}})"));
  EXPECT_TRUE(fits(R"({"allTags":{"terms":["two"]}})"));
  EXPECT_TRUE(fits(R"({"tagIdList":{"terms":["5f3a1b2c3d4e5f6071829304"]}})"));
  EXPECT_FALSE(fits(R"({"allTags":{"terms":["Floor"]}})"));
  EXPECT_TRUE(fits(R"({"subnet":{"terms":[""]},"AD_Domain":{"terms":[""]},"vendor":{"terms":[""]}})"));
  EXPECT_TRUE(fits(R"({"hostname":{"terms":["00:40:8C:12:34:56"]},"Source":{"terms":["Monitored"]}})"));
  EXPECT_TRUE(fits(R"({"trafficRestricted":{"terms":[true]},"mac":{"terms":[""]}})"));
}

TEST(SavedFilterMatch, RefusesWhatItCannotJudge) {
  struct Row {
    const char* what;
    const char* filter;
    const char* told;
  };
  const Row rows[] = {
      {"unknown field", R"({"colour":{"terms":["x"]}})", "a filter may use deviceid, hostname"},
      {"a time", R"({"last_activity":{"terms":["x"]}})", "there is no field last_activity"},
      {"an object", R"({"attr":{"terms":["x"]}})", "there is no field attr"},
      {"no terms", R"({"profile":{}})", "filter.profile.terms: expected a list of 1 to 1000 texts"},
      {"empty terms", R"({"profile":{"terms":[]}})", "filter.profile.terms"},
      {"terms of a wrong type", R"({"profile":{"terms":"x"}})", "filter.profile.terms"},
      {"a term of a wrong type", R"({"profile":{"terms":[{}]}})", "filter.profile.terms: expected texts"},
      {"a field of a wrong type", R"({"profile":["x"]})", "filter.profile.terms"},
      {"no object", R"(["profile"])", "expected an object"},
  };
  for (const Row& row : rows) {
    const auto match = SavedFilterMatch::compile(row.filter);
    ASSERT_FALSE(match) << row.what;
    EXPECT_EQ(match.error().code, ErrorCode::invalid_argument) << row.what;
    EXPECT_THAT(match.error().client_text, testing::HasSubstr(row.told)) << row.what;
  }
  EXPECT_FALSE(SavedFilterMatch::compile(R"({"profile":{"terms":[")" + std::string(256, 'x') + R"("]}})"));
}

TEST(SavedFilterDocument, IsAnItemOfTheApi) {
  const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
  const auto filter = parse_saved_filter(
      R"({"filterName":"Cameras","filterId":"5f3a1b2c3d4e5f6071829304","createdAt":"2026-01-02T03:04:05.000Z",
          "filter":{"category":{"terms":["Camera"],"selectedLabels":["Camera"]}},"more":1})",
      now);
  ASSERT_TRUE(filter);
  EXPECT_EQ(filter->name, "Cameras");
  EXPECT_EQ(filter->id, "5f3a1b2c3d4e5f6071829304");
  EXPECT_EQ(filter->filter, R"({"category":{"terms":["Camera"],"selectedLabels":["Camera"]}})");
  const auto nameless = parse_saved_filter(R"({"filterName":"Cameras","filter":{}})", now);
  const auto again = parse_saved_filter(R"({"filterName":"Cameras","filter":{}})", now);
  ASSERT_TRUE(nameless && again);
  EXPECT_EQ(nameless->id.size(), 24U);
  EXPECT_EQ(nameless->id, again->id) << "so that a file can be imported twice";
  EXPECT_EQ(nameless->created_at, now);
}

TEST(SavedFilterDocument, RefusesWhatIsIncomplete) {
  const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
  for (const char* item : {"[]", R"({"filter":{}})", R"({"filterName":"x"})", R"({"filterName":"x","filter":[]})",
                           R"({"filterName":"x","filterId":"short","filter":{}})",
                           R"({"filterName":"x","filterId":"5F3A1B2C3D4E5F6071829304","filter":{}})",
                           R"({"filterName":"x","createdAt":"yesterday","filter":{}})",
                           R"({"filterName":"x","filter":{"colour":{"terms":["x"]}}})"})
    EXPECT_FALSE(parse_saved_filter(item, now)) << item;
}

}  // namespace
}  // namespace guardian::domain
