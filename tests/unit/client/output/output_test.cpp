#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "base/json_reader.h"
#include "client/output/answer_items.h"
#include "client/output/item_printer.h"
#include "client/output/visible_text.h"
#include "support/memory_output.h"

namespace guardian::client {
namespace {

struct Shown {
  const char* name;
  std::string given;
  std::string shown;
};

TEST(VisibleText, ObeysNoForeignCharacter) {
  const std::vector<Shown> rows{
      {"plain", "cam-3 Straße 東京", "cam-3 Straße 東京"},
      {"an escape sequence", "\x1b[2Jgone", "\\x1b[2Jgone"},
      {"an eight-bit escape",
       "\xC2\x9B"
       "2J",
       "\\u{009b}2J"},
      {"a title of the window", "\x1b]0;x\x07", "\\x1b]0;x\\x07"},
      {"line ends", "a\r\nb\tc", "a\\x0d\\nb\\tc"},
      {"right to left override", "exe\u202Egpj", "exe\\u{202e}gpj"},
      {"isolates", "\u2066a\u2069", "\\u{2066}a\\u{2069}"},
      {"Arabic letter mark", "a\u061Cb", "a\\u{061c}b"},
      {"no room", "adm\u200Bin\uFEFF", "adm\\u{200b}in\\u{feff}"},
      {"tag characters", "a\U000E0041", "a\\u{e0041}"},
      {"line separator", "a\u2028b", "a\\u{2028}b"},
      {"no UTF-8", "a\xFF\xC0\xAF", "a\\xff\\xc0\\xaf"},
      {"a surrogate", "\xED\xA0\x80", "\\xed\\xa0\\x80"},
      {"DEL", "a\x7F", "a\\x7f"},
      {"NUL", std::string("a\0b", 3), "a\\x00b"},
      {"Hebrew stays", "שלום", "שלום"},
      {"combining stays", "e\u0301", "e\u0301"},
  };
  for (const auto& row : rows) EXPECT_EQ(visible_text(row.given), row.shown) << row.name;
}

TEST(VisibleJson, IsEqualJson) {
  const std::string given = "{\"a\":\"x\u202Ey\U000E0041\xC2\x9B\",\n\"b\":[1, \"\xE6\x9D\xB1\"]}\n";
  const std::string shown = visible_json(given);
  EXPECT_EQ(shown.find("\u202E"), std::string::npos);
  EXPECT_NE(shown.find("\\u202e"), std::string::npos);
  EXPECT_NE(shown.find("\\udb40\\udc41"), std::string::npos);
  EXPECT_EQ(boost::json::parse(shown), boost::json::parse(given));
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("東京"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(cut_to_width("abcdef", 4), "abc…");
  EXPECT_EQ(cut_to_width("東京都", 4), "東…");
  EXPECT_EQ(cut_to_width("abcd", 4), "abcd");
  EXPECT_EQ(cut_to_width("abc", 0), "");
}

struct Answer {
  const char* name;
  const char* body;
  const char* items;  // null: no list
  std::size_t count;
};

TEST(FindItems, TellsAListFromAThing) {
  const std::vector<Answer> rows{
      {"devices", R"({"total":2,"devices":[{},{}]})", "devices", 2},
      {"alerts", R"({"ver":"v4.0","api":"x","items":[{}],"total":1,"deviceTags":{}})", "items", 1},
      {"vulnerabilities, one deeper", R"({"ver":"v4.0","total":1,"items":{"items":[{}]}})", "items", 1},
      {"changes", R"({"changes":[],"next":"c","more":false,"expires":"x"})", "changes", 0},
      {"an array itself", R"([1,2])", "", 2},
      {"texts", R"({"active_integrations":["a"],"max_integrations":5})", "active_integrations", 1},
      {"two arrays", R"({"a":[],"b":[]})", nullptr, 0},
      {"no array", R"({"success":true})", nullptr, 0},
      {"an empty thing", "{}", nullptr, 0},
      {"a device with tags", R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"allTags":[{}]})", nullptr, 0},
      {"a text", "\"x\"", nullptr, 0},
  };
  for (const auto& row : rows) {
    const auto answer = boost::json::parse(row.body);
    const auto found = find_items(answer);
    ASSERT_EQ(found.has_value(), row.items != nullptr) << row.name;
    if (!found) continue;
    EXPECT_EQ(found->name, row.items) << row.name;
    EXPECT_EQ(found->items->size(), row.count) << row.name;
  }
}

TEST(FindMember, GoesDown) {
  const auto item = boost::json::parse(R"({"a":{"b":{"c":1}},"a.b":2})");
  EXPECT_EQ(cell_text(find_member(item, "a.b.c")), "1");
  EXPECT_EQ(cell_text(find_member(item, "a.b")), "2");
  EXPECT_EQ(cell_text(find_member(item, "a")), R"({"b":{"c":1}})");
  EXPECT_EQ(find_member(item, "a.x"), nullptr);
  EXPECT_EQ(find_member(item, ""), nullptr);
  EXPECT_EQ(cell_text(nullptr), "");
}

class ItemPrinterTest : public testing::Test {
 protected:
  std::string print(OutputFormat format, std::vector<std::string> columns, const std::vector<const char*>& pages) {
    ItemPrinter printer(output, format, std::move(columns));
    for (const char* page : pages) EXPECT_TRUE(printer.print_page("devices", boost::json::parse(page).get_array()));
    EXPECT_TRUE(printer.end());
    return std::exchange(output.text, {});
  }
  MemoryOutput output;
};

TEST_F(ItemPrinterTest, PrintsPagesAsOneList) {
  const std::vector<const char*> pages{R"([{"id":1,"n":7.8}])", R"([{"id":2}])", "[]"};
  EXPECT_EQ(print(OutputFormat::json, {}, pages), "{\"devices\":[{\"id\":1,\"n\":7.8},{\"id\":2}],\"total\":2}\n");
  EXPECT_EQ(print(OutputFormat::json, {}, {"[]"}), "{\"devices\":[],\"total\":0}\n");
  EXPECT_EQ(print(OutputFormat::ndjson, {}, pages), "{\"id\":1,\"n\":7.8}\n{\"id\":2}\n");
  EXPECT_EQ(print(OutputFormat::ndjson, {"n"}, pages), "{\"n\":7.8}\n{}\n");
  EXPECT_EQ(print(OutputFormat::csv, {}, pages), "id,n\r\n1,7.8\r\n2,\r\n");
  EXPECT_EQ(print(OutputFormat::csv, {"n", "x"}, pages), "n,x\r\n7.8,\r\n,\r\n");
  EXPECT_EQ(print(OutputFormat::table, {}, pages), "id  n\n1   7.8\n2\n");
}

TEST_F(ItemPrinterTest, SaysWhenCsvLacksMembersOfLaterPages) {
  print(OutputFormat::csv, {}, {R"([{"id":1}])", R"([{"id":2,"late":3}])"});
  ASSERT_EQ(output.notes.size(), 1U);
  EXPECT_NE(output.notes.front().find("--columns"), std::string::npos);
}

TEST_F(ItemPrinterTest, ATableFitsTheScreen) {
  output.terminal = true;
  output.columns = 30;
  const std::string table =
      print(OutputFormat::table, {},
            {R"([{"z":"last","hostname":"a name that is much too long for it","deviceid":"d1","list":[1]}])"});
  for (std::size_t at = 0; at < table.size(); at = table.find('\n', at) + 1)
    EXPECT_LE(display_width(std::string_view(table).substr(at, table.find('\n', at) - at)), 30U) << table;
  EXPECT_TRUE(table.starts_with("deviceid")) << table;
  EXPECT_NE(table.find("…"), std::string::npos) << table;
  const std::string asked = print(OutputFormat::table, {"hostname", "z"},
                                  {R"([{"z":"last","hostname":"a name that is much too long for it"}])"});
  EXPECT_NE(asked.find("last"), std::string::npos) << asked;
  EXPECT_LE(display_width(std::string_view(asked).substr(0, asked.find('\n'))), 30U);
}

TEST_F(ItemPrinterTest, GivesATerminalNothingRaw) {
  output.terminal = true;
  const char* evil = R"([{"id":"a\u001b[2J\u202e\u009b"}])";
  for (const auto format : {OutputFormat::table, OutputFormat::json, OutputFormat::csv, OutputFormat::ndjson}) {
    const auto text = print(format, {}, {evil});
    for (const char* raw : {"\x1b", "\u202E", "\xC2\x9B"}) EXPECT_EQ(text.find(raw), std::string::npos) << text;
  }
}

TEST_F(ItemPrinterTest, PrintsOneThing) {
  ItemPrinter printer(output, OutputFormat::table, {});
  ASSERT_TRUE(printer.print_one(boost::json::parse(R"({"id":"k","networks":[],"none":null})")));
  EXPECT_EQ(output.text, "id        k\nnetworks  []\nnone\n");
}

}  // namespace
}  // namespace guardian::client
