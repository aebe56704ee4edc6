#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "client/output/output.h"
#include "client/output/output_format.h"

namespace guardian::client {

// Prints items page by page, keeping nothing of a page behind it but the columns, which the first one decides: those
// asked for; else, for a table, the plain members that fit the screen, the telling ones first, and for CSV all. One
// thread.
class ItemPrinter {
 public:
  // `output` must outlive it. No columns: chosen as above; for JSON and NDJSON whole items.
  ItemPrinter(Output& output, OutputFormat format, std::vector<std::string> columns)
      : output_(output), format_(format), columns_(std::move(columns)) {}

  // `name`: what the answer calls its items ("devices").
  Result<void> print_page(std::string_view name, const boost::json::array& items);
  // A thing that is no list: a table of names and values, one row of CSV, one line of NDJSON.
  Result<void> print_one(const boost::json::value& thing);
  // Closes what is open, and says on the side when CSV lacks members of later pages.
  Result<void> end();

 private:
  Result<void> write_text(const std::string& text);
  void choose_columns(const boost::json::array& items);
  void measure(const boost::json::array& items);
  std::string table_row(const std::vector<std::string>& cells) const;
  boost::json::value projected(const boost::json::value& item) const;

  Output& output_;
  const OutputFormat format_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> widths_;
  bool begun_ = false;
  bool columns_were_chosen_ = false;
  bool left_members_out_ = false;
  std::size_t printed_ = 0;
};

}  // namespace guardian::client
