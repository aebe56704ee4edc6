#include "domain/devices/attribute_scan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json/value.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/json_reader.h"
#include "base/json_writer.h"

namespace guardian::domain {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

Members members_of(std::string_view object) {
  Members out;
  for_each_member(object, [&](std::string_view name, std::string_view value) { out.emplace_back(name, value); });
  return out;
}

TEST(AttributeScan, CutsAnObjectIntoItsMembers) {
  EXPECT_EQ(members_of(R"({"a":1,"b/c":"x,\"}","d":{"e":[1,{"f":"]"}]},"g":null})"),
            (Members{{"a", "1"}, {"b/c", R"("x,\"}")"}, {"d", R"({"e":[1,{"f":"]"}]})"}, {"g", "null"}}));
}

TEST(AttributeScan, AnEmptyObjectHasNone) { EXPECT_TRUE(members_of("{}").empty()); }

TEST(AttributeScan, BrokenTextEndsIt) {
  for (const char* text :
       {"", "{", "\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":\"x\\", "{\"a\":[", "}\"a\":1", "{\"a\":}"}) {
    members_of(text);  // must only not read past the end
  }
}

// Any bytes as the text that comes back from JSON.
std::string as_json_text(const std::string& bytes) {
  std::string json;
  JsonWriter(json).value(bytes);
  return std::string(parse_json(json)->get_string());
}

RC_GTEST_PROP(AttributeScan, GivesWhatTheParserGives, (const std::map<std::string, std::string>& entries)) {
  boost::json::object object;
  for (const auto& [name, value] : entries) object[as_json_text(name)] = as_json_text(value);
  const std::string text = to_json(boost::json::value(object));
  std::size_t count = 0;
  for_each_member(text, [&](std::string_view name, std::string_view value) {
    const auto parsed_name = parse_json("\"" + std::string(name) + "\"");
    RC_ASSERT(parsed_name.has_value());
    const auto parsed_value = parse_json(value);
    RC_ASSERT(parsed_value.has_value());
    RC_ASSERT(object.at(parsed_name->get_string()) == *parsed_value);
    ++count;
  });
  RC_ASSERT(count == object.size());
}

}  // namespace
}  // namespace guardian::domain
