#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/parameters/input_problems.h"
#include "http/request.h"

namespace guardian::api {

enum class ExportFormat { ndjson, csv, json };

// What an export shows of each item, and how.
struct ExportForm {
  ExportFormat format = ExportFormat::ndjson;
  std::vector<std::string> columns;  // members by name; empty: all (not of CSV)
};

// `format` and `columns`. CSV without columns has `usual`: its table is the same from the first row to the last.
ExportForm read_export_form(const http::Request& request, const std::vector<std::string_view>& usual,
                            InputProblems& problems);

// Writes items, each given as a JSON object, in the form asked for. One thread.
class ExportWriter {
 public:
  // `noun`: the member of a JSON export that holds the items.
  ExportWriter(ExportForm form, std::string_view noun) : form_(std::move(form)), noun_(noun) {}

  std::string_view content_type() const;
  std::string_view file_extension() const;

  void begin(std::string& out) const;
  void item(std::string& out, std::string_view object);
  // Where a reader may go on that has read everything up to here; NDJSON alone has a line for it.
  void checkpoint(std::string& out, std::string_view cursor, std::int64_t count) const;
  // All is written. `cursor`: where to follow what changed since the beginning (GET changes).
  void end(std::string& out, std::string_view cursor, std::int64_t count) const;

 private:
  ExportForm form_;
  std::string noun_;
  bool first_ = true;
};

// A JSON value as a cell: a text as foreign text (`base/csv_cell.h`), anything else as JSON, null and absence as
// nothing.
std::string csv_cell(std::string_view json);

}  // namespace guardian::api
