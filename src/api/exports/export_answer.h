#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/exports/export_format.h"
#include "api/operation.h"
#include "api/parameters/list_cursor.h"

namespace guardian::api {

// An item of an export, and where the export goes on behind it.
struct ExportItem {
  std::string object;  // JSON
  domain::ListPosition position;
};

// What to export, read piece by piece. Runs on the lane, behind the handler: it owns what it uses, and `Services`
// outlives it.
struct ExportSource {
  std::string_view noun;  // "devices"
  // The items behind a position (none: from the beginning), at most `limit`; fewer end the export. In an order that
  // stays: an item that does not move comes exactly once, whatever others write.
  std::function<Result<std::vector<ExportItem>>(const domain::Reader& reader,
                                                const std::optional<domain::ListPosition>& after, std::int64_t limit)>
      read;
  std::int64_t items_at_once = 500;  // bounds the memory of the answer
};

// The cursor of an export: where it goes on, and what it has behind it.
struct ExportCursor {
  ListCursor list;
  std::optional<domain::ListPosition> after;
  std::int64_t count = 0;       // items written before
  std::int64_t change_seq = 0;  // what had changed when it began
};
ExportCursor read_export_cursor(const Call& call, std::string_view operation, InputProblems& problems);

// The whole export as a stream in constant memory. A failure before the first byte is an error's answer; one behind it
// closes the connection without the last chunk: a broken export cannot look complete.
http::Response export_answer(const Call& call, ExportForm form, ExportCursor cursor, ExportSource source);

}  // namespace guardian::api
