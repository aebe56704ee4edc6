#include "domain/devices/document_edit.h"

#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "base/time_format.h"

namespace guardian::domain {
namespace {

const Instant kEditTime = *parse_time("2026-11-23T12:00:00Z");

TEST(DocumentEdit, SetsInPlaceAndAddsBehind) {
  const DocumentMember members[] = {{"b", "[1]"}, {"new", R"("x")"}};
  EXPECT_EQ(edit_document(R"({"a":7.80,"b":{"b":2},"c":"}\","})", members),
            R"({"a":7.80,"b":[1],"c":"}\",","new":"x"})");
  EXPECT_EQ(edit_document("{}", members), R"({"b":[1],"new":"x"})");
  EXPECT_EQ(edit_document("{}", {}), "{}");
}

TEST(DocumentEdit, FindsMembersOfTheOutermostObjectAlone) {
  EXPECT_EQ(find_document_member(R"({"a":{"b":1},"b":2})", "b"), "2");
  EXPECT_FALSE(find_document_member(R"({"a":{"b":1}})", "b"));
}

TEST(History, GrowsByOneEntryWithTheMembersOfRealOnes) {
  for (const auto before : {std::optional<std::string_view>(), std::optional<std::string_view>("null"),
                            std::optional<std::string_view>("[]"), std::optional<std::string_view>("\"text\"")}) {
    const auto after = append_history(before, {"resolve", "fixed", "Other", "ann@acme.example", "", kEditTime});
    ASSERT_TRUE(after);
    EXPECT_EQ(*after, R"([{"action":"resolve","reason":"fixed","reason_type":"Other","user_email":"ann@acme.example",)"
                      R"("timestamp":"2026-11-23T12:00:00.000Z"}])");
  }
  const auto second =
      append_history(R"([{"evidence_type":"first_detected"}])", {"ignore", "r", "", "", "Ann", kEditTime});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->substr(0, 36), R"([{"evidence_type":"first_detected"},)");
  EXPECT_EQ(last_action(*second).action, "ignore");
  EXPECT_EQ(last_action(*second).reason, "r");
}

TEST(History, IsBounded) {
  std::string history = "[]";
  for (int i = 0; i < 105; ++i) {
    auto grown = append_history(history, {"resolve", "reason " + std::to_string(i), "", "", "", kEditTime});
    ASSERT_TRUE(grown);
    history = *std::move(grown);
  }
  const auto entries = parse_json(history);
  ASSERT_TRUE(entries);
  EXPECT_EQ(entries->get_array().size(), kMostHistoryEntries);
  EXPECT_EQ(last_action(history).reason, "reason 104");
}

TEST(History, OfNothingIsEmpty) {
  EXPECT_EQ(last_action(std::nullopt).action, "");
  EXPECT_EQ(last_action("[]").action, "");
  EXPECT_EQ(last_action("[1]").action, "");
}

}  // namespace
}  // namespace guardian::domain
