#include "domain/devices/attribute_change.h"

#include <gtest/gtest.h>

#include <vector>

namespace guardian::domain {
namespace {

TEST(ScalarText, OfEveryKind) {
  EXPECT_EQ(scalar_text("\"a b\""), "a b");
  EXPECT_EQ(scalar_text(R"("say \"no\" \u00e4")"), "say \"no\" ä");
  EXPECT_EQ(scalar_text("\"\""), "");
  EXPECT_EQ(scalar_text("12"), "12");
  EXPECT_EQ(scalar_text("true"), "true");
  for (const char* nothing : {"", "null", "{}", "[\"a\"]"}) EXPECT_FALSE(scalar_text(nothing)) << nothing;
}

TEST(ChangeAttributes, ReplacesAddsAndLeavesTheRestAlone) {
  std::string text = R"({"SSID":"guest","n":[1,{"SSID":"inner"}],"vlan":"1"})";
  const std::vector<AttributeChange> changes = {{"SSID", "\"staff\""}, {"Switch_Port", "\"4\""}};
  EXPECT_TRUE(change_attributes(text, changes));
  EXPECT_EQ(text, R"({"SSID":"staff","n":[1,{"SSID":"inner"}],"vlan":"1","Switch_Port":"4"})");
  EXPECT_FALSE(change_attributes(text, changes)) << "the same again is no change";
}

TEST(ChangeAttributes, OfTwoChangesOfOneNameTheFirstHolds) {
  std::string text = "{}";
  EXPECT_TRUE(change_attributes(text, std::vector<AttributeChange>{{"a", "1"}, {"a", "2"}}));
  EXPECT_EQ(text, R"({"a":1})");
  EXPECT_FALSE(change_attributes(text, std::vector<AttributeChange>{{"a", "1"}, {"a", "2"}}));
  EXPECT_FALSE(change_attributes(text, {}));
}

TEST(SerialKey, IsComparedWithoutCase) {
  EXPECT_EQ(serial_key_of(R"({"x":1,"Serial_Number":"ABC-12d"})"), "abc-12d");
  EXPECT_EQ(serial_key_of(R"({"Serial_Number":null})"), "");
  EXPECT_EQ(serial_key_of("{}"), "");
}

}  // namespace
}  // namespace guardian::domain
