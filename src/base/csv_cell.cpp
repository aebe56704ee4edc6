#include "base/csv_cell.h"

#include <array>

namespace guardian {
namespace {

// The wide forms too: spreadsheets in East Asian settings read them as the narrow ones.
constexpr std::array<std::string_view, 11> kFormulaBeginnings{
    "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

}  // namespace

std::string csv_cell(std::string_view text, bool is_foreign) {
  std::string cell;
  cell.reserve(text.size() + 3);
  if (is_foreign) {
    for (const auto beginning : kFormulaBeginnings) {
      if (!text.starts_with(beginning)) continue;
      cell += '\'';
      break;
    }
  }
  const bool quoted = text.find_first_of("\",\r\n") != std::string_view::npos;
  if (!quoted) return cell.append(text);
  cell.insert(cell.begin(), '"');
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell += '"';
}

}  // namespace guardian
