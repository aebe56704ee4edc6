#pragma once

#include <string_view>

namespace guardian::http {

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// Field names and most of their keywords are compared without regard to ASCII case (RFC 9110 5.1).
constexpr bool same_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

// `tchar` of RFC 9110 5.6.2.
bool is_token(std::string_view text);
// Printable ASCII, space, tab and obs-text (RFC 9110 5.5): nothing that could end a line.
bool is_field_content(std::string_view text);
// Without optional white space (space and tab) at both ends.
std::string_view trim_white_space(std::string_view text);

}  // namespace guardian::http
