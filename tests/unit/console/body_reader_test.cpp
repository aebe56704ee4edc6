#include "console/body_reader.h"

#include <gtest/gtest.h>

namespace guardian::console {
namespace {

TEST(BodyReader, ReadsWhatIsAskedFor) {
  BodyReader body(R"({"label":"Splunk","days":30,"networks":["10.0.0.0/8"]})");
  EXPECT_EQ(body.required_text("label"), "Splunk");
  EXPECT_EQ(body.integer("days"), 30);
  EXPECT_EQ(body.texts("networks"), std::vector<std::string>{"10.0.0.0/8"});
  EXPECT_FALSE(body.text("note").has_value());
  EXPECT_TRUE(body.is_complete());
}

TEST(BodyReader, NamesEveryWrongMember) {
  BodyReader body(R"({"label":7,"days":1.5,"networks":[1],"role":"owner"})");
  body.required_text("label");
  body.required_text("access");
  body.integer("days");
  body.texts("networks");
  EXPECT_FALSE(body.is_complete());
  std::vector<std::string> names;
  for (const auto& violation : body.violations()) names.push_back(violation.property);
  EXPECT_EQ(names, (std::vector<std::string>{"label", "access", "days", "networks", "role"}));
}

TEST(BodyReader, TellsOneThingAboutABodyItCannotRead) {
  for (const char* text : {"", "{", "[]", "null", "7", R"({"a":1,"a":2})", "{\"a\":1} x", "\xff"}) {
    BodyReader body(text);
    body.required_text("label");
    EXPECT_FALSE(body.is_complete()) << text;
    ASSERT_EQ(body.violations().size(), 1U) << text;
    EXPECT_TRUE(body.violations()[0].property.empty()) << text;
  }
}

TEST(BodyReader, NullIsNoText) {
  BodyReader body(R"({"tenant":null})");
  EXPECT_FALSE(body.text("tenant").has_value());
  EXPECT_FALSE(body.is_complete());
}

TEST(BodyReader, CanonicalFormForgetsSpellingAlone) {
  const auto canonical = [](const char* text) { return BodyReader(text).canonical(); };
  EXPECT_EQ(canonical(R"({"b":[1,{"d":2,"c":3}],"a":"\u0041"})"), R"({"a":"A","b":[1,{"c":3,"d":2}]})");
  EXPECT_EQ(canonical(R"({ "a" : "A" , "b":[ 1,{"c":3,"d":2}]})"), canonical(R"({"b":[1,{"d":2,"c":3}],"a":"A"})"));
  EXPECT_NE(canonical(R"({"b":[1,2]})"), canonical(R"({"b":[2,1]})"));
  EXPECT_NE(canonical(R"({"a":"1"})"), canonical(R"({"a":1})"));
}

}  // namespace
}  // namespace guardian::console
