#include "http/entity_tag.h"

#include <gtest/gtest.h>

namespace guardian::http {
namespace {

TEST(EntityTag, IsFoundInAList) {
  EXPECT_TRUE(names_entity_tag("\"a\"", "\"a\""));
  EXPECT_TRUE(names_entity_tag("\"b\" ,\t\"a\"", "\"a\""));
  EXPECT_TRUE(names_entity_tag("W/\"a\"", "\"a\"")) << "compared weakly";
  EXPECT_TRUE(names_entity_tag("*", "\"a\""));
  EXPECT_FALSE(names_entity_tag("", "\"a\""));
  EXPECT_FALSE(names_entity_tag("\"ab\"", "\"a\""));
  EXPECT_FALSE(names_entity_tag("a", "\"a\"")) << "the quotes belong to it";
}

TEST(EntityTag, OfACodingNamesItsContent) {
  EXPECT_EQ(entity_tag_of_coding("\"a\"", ContentCoding::gzip), "\"a-gzip\"");
  EXPECT_EQ(entity_tag_of_coding("W/\"a\"", ContentCoding::gzip), "W/\"a\"");
  EXPECT_EQ(entity_tag_of_coding("\"a\"", ContentCoding::identity), "\"a\"");
  EXPECT_TRUE(names_entity_tag("\"a-gzip\"", "\"a\""));
  EXPECT_TRUE(names_entity_tag("W/\"a-zstd\"", "\"a\""));
  EXPECT_FALSE(names_entity_tag("\"a-br\"", "\"a\"")) << "we make no such tag";
  EXPECT_FALSE(names_entity_tag("\"a-gzip-gzip\"", "\"a\""));
}

TEST(EntityTag, IsGivenBackAsItWasNamed) {
  EXPECT_EQ(named_entity_tag("\"b\", \"a-zstd\"", "\"a\""), "\"a-zstd\"");
  EXPECT_EQ(named_entity_tag("W/\"a-gzip\"", "\"a\""), "W/\"a-gzip\"");
  EXPECT_EQ(named_entity_tag("*", "\"a\""), "\"a\"");
  EXPECT_EQ(named_entity_tag("\"b\"", "\"a\""), "\"a\"");
  EXPECT_EQ(named_entity_tag("\"a\"", "W/\"a\""), "W/\"a\"");
}

}  // namespace
}  // namespace guardian::http
