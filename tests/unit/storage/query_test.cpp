#include "storage/query.h"

#include <gtest/gtest.h>

namespace guardian::storage {

constexpr std::string_view kSample =
    "-- tables: site s\n"
    "-- The tenant's sites.\n"
    "SELECT s.name\n"
    "FROM site AS s\n"
    "WHERE s.tenant_id = :tenant\n"
    "  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites\n"
    "ORDER BY s.name  --!\n";

TEST(Query, OptionalLinesStayOnlyWhenAskedFor) {
  Shape shape;
  shape.replacement = "ORDER BY s.site_id";
  EXPECT_EQ(adapt_query(kSample, Engine::sqlite, shape),
            "SELECT s.name\nFROM site AS s\nWHERE s.tenant_id = :tenant\nORDER BY s.site_id\n");
  EXPECT_NE(adapt_query(kSample, Engine::sqlite, shape.with(Part::sites)).find("site_id IN"), std::string::npos);
}

TEST(Query, JsonTextsSpeaksEachEngine) {
  const auto shape = Shape{}.with(Part::sites);
  EXPECT_NE(adapt_query(kSample, Engine::sqlite, shape).find("IN (SELECT value FROM json_each(:sites))"),
            std::string::npos);
  EXPECT_NE(adapt_query(kSample, Engine::postgresql, shape)
                .find("IN (SELECT jsonb_array_elements_text(CAST(:sites AS jsonb)))"),
            std::string::npos);
}

TEST(Query, PurposeIsTheSecondCommentLine) {
  EXPECT_EQ(purpose_of(kSample), "The tenant's sites.");
  EXPECT_EQ(purpose_of("SELECT 1"), "");
}

TEST(Query, MigrationIsTranslatedForPostgresql) {
  constexpr std::string_view kTable =
      "-- why\nCREATE TABLE x (\n  a TEXT NOT NULL,\n  b_TEXT BIGINT\n) WITHOUT ROWID;\n";
  EXPECT_EQ(adapt_migration(kTable, Engine::sqlite),
            "CREATE TABLE x (\n  a TEXT NOT NULL,\n  b_TEXT BIGINT\n) WITHOUT ROWID;\n");
  EXPECT_EQ(adapt_migration(kTable, Engine::postgresql),
            "CREATE TABLE x (\n  a TEXT COLLATE \"C\" NOT NULL,\n  b_TEXT BIGINT\n);\n");
}

TEST(Query, LikePatternTakesEveryCharacterLiterally) {
  EXPECT_EQ(like_pattern("Cam"), "%cam%");
  EXPECT_EQ(like_pattern("100%_!"), "%100!%!_!!%");
  EXPECT_EQ(like_pattern(""), "%%");
  EXPECT_EQ(like_pattern("Ümlaut"), "%Ümlaut%");  // only ASCII is folded, as both engines do
}

}  // namespace guardian::storage
