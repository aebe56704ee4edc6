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

}  // namespace
}  // namespace guardian::http
