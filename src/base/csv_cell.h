#pragma once

#include <string>
#include <string_view>

namespace guardian {

// A cell after RFC 4180: in quotes when it holds a quote, a comma or a line end. A spreadsheet takes a cell that begins
// with = + - @, a tab or a line end for a formula, which a foreign device name can be: such a text gets an apostrophe
// in front. `is_foreign` false: text that can be no formula, as a number with its sign, stays as it is. Pure.
std::string csv_cell(std::string_view text, bool is_foreign);

}  // namespace guardian
