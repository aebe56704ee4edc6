#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Foreign text on a terminal. A stored name may hold escape sequences that rewrite the screen, marks that turn the
// reading direction (U+202E shows `gpj.exe` as `exe.jpg`), and characters that take no room: all of them are shown as
// what they are, never obeyed. Pure functions, any thread.
namespace guardian::client {

// Each control character, bidirectional mark, invisible character and byte that is no UTF-8 as `\u{202e}` or `\x1b`;
// the rest as it is. One line: line feeds are shown too.
std::string visible_text(std::string_view text);

// The same for several lines: line feeds stay.
std::string visible_lines(std::string_view text);

// JSON text with the same characters as `\u202e` inside its strings: equal JSON, safe to look at. REQUIRES: valid JSON.
std::string visible_json(std::string_view json);

// Columns a terminal needs for it; REQUIRES: text that visible_text gave.
std::size_t display_width(std::string_view visible);

// What of it fits into so many columns, "…" at its end when something was cut; never half a character.
std::string cut_to_width(std::string_view visible, std::size_t columns);

}  // namespace guardian::client
