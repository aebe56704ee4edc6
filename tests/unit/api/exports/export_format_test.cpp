#include "api/exports/export_format.h"

#include <gtest/gtest.h>

namespace guardian::api {
namespace {

TEST(CsvCell, KeepsATextFromBeingAFormula) {
  const struct {
    const char* what;
    const char* json;
    const char* cell;
  } rows[] = {
      {"a plain text", R"("cam-3")", "cam-3"},
      {"an equals sign", R"("=1+1")", "'=1+1"},
      {"a plus", R"("+1")", "'+1"},
      {"a minus in a text", R"("-1")", "'-1"},
      {"an at sign", R"("@A1")", "'@A1"},
      {"a tab", R"("\t=1")", "'\t=1"},
      {"a carriage return", R"("\r=1")", "\"'\r=1\""},
      {"an escaped equals sign", R"("\u003d1")", "'=1"},
      {"a negative number", "-5", "-5"},
      {"a comma", R"("a,b")", "\"a,b\""},
      {"a quote", R"("a\"b")", "\"a\"\"b\""},
      {"a quote behind a formula", R"("=\"a\"")", "\"'=\"\"a\"\"\""},
      {"a list", R"(["a","b"])", "\"[\"\"a\"\",\"\"b\"\"]\""},
      {"null", "null", ""},
      {"absent", "", ""},
      {"an empty text", R"("")", ""},
      {"a flag", "true", "true"},
  };
  for (const auto& row : rows) EXPECT_EQ(csv_cell(row.json), row.cell) << row.what;
}

std::string written(ExportForm form) {
  ExportWriter writer(std::move(form), "things");
  std::string out;
  writer.begin(out);
  writer.item(out, R"({"id":"a","n":1,"more":[1,2]})");
  writer.checkpoint(out, "resume-here", 1);
  writer.item(out, R"({"id":"b","name":"=x"})");
  writer.end(out, "follow-here", 2);
  return out;
}

TEST(ExportWriter, WritesEachForm) {
  EXPECT_EQ(written({ExportFormat::ndjson, {}}),
            "{\"id\":\"a\",\"n\":1,\"more\":[1,2]}\n"
            "{\"_resume\":{\"count\":1,\"cursor\":\"resume-here\"}}\n"
            "{\"id\":\"b\",\"name\":\"=x\"}\n"
            "{\"_end\":{\"count\":2,\"cursor\":\"follow-here\"}}\n");
  EXPECT_EQ(written({ExportFormat::json, {"name", "id"}}),
            R"({"things":[{"name":null,"id":"a"},{"name":"=x","id":"b"}],"count":2,"cursor":"follow-here"})");
  EXPECT_EQ(written({ExportFormat::csv, {"id", "name"}}), "id,name\r\na,\r\nb,'=x\r\n");
}

}  // namespace
}  // namespace guardian::api
