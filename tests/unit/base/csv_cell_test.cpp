#include "base/csv_cell.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace guardian {
namespace {

struct Shown {
  const char* name;
  std::string given;
  std::string shown;
};

TEST(CsvCell, FollowsTheStandardAndGivesNoFormula) {
  const std::vector<Shown> rows{
      {"plain", "cam", "cam"},
      {"empty", "", ""},
      {"a comma", "a,b", "\"a,b\""},
      {"quotes", "a\"b", "\"a\"\"b\""},
      {"a line end", "a\nb", "\"a\nb\""},
      {"formula", "=1+1", "'=1+1"},
      {"plus", "+1", "'+1"},
      {"minus", "-1", "'-1"},
      {"at", "@SUM(A1)", "'@SUM(A1)"},
      {"tab", "\t=1", "'\t=1"},
      {"carriage return", "\r=1", "\"'\r=1\""},
      {"line feed", "\n=1", "\"'\n=1\""},
      {"wide equals sign", "＝1", "'＝1"},
      {"wide plus sign", "＋1", "'＋1"},
      {"wide minus sign", "－1", "'－1"},
      {"wide at sign", "＠A1", "'＠A1"},
      {"formula with a comma and quotes", "=HYPERLINK(\"a\",1)", "\"'=HYPERLINK(\"\"a\"\",1)\""},
      {"a sign inside", "a=b", "a=b"},
  };
  for (const auto& row : rows) EXPECT_EQ(csv_cell(row.given, true), row.shown) << row.name;
  EXPECT_EQ(csv_cell("-7.5", false), "-7.5");
  EXPECT_EQ(csv_cell("[-1,2]", false), "\"[-1,2]\"");
}

}  // namespace
}  // namespace guardian
