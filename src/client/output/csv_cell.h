#pragma once

#include <string>
#include <string_view>

namespace guardian::client {

// A cell after RFC 4180: in quotes when it holds a quote, a comma or a line end. A spreadsheet takes a cell that begins
// with = + - @, a tab or a line end for a formula, which a foreign device name can be: such a text gets an apostrophe
// in front. Numbers keep their sign: JSON says that they are none of it. Pure.
std::string csv_cell(std::string_view text, bool is_number);

}  // namespace guardian::client
