#include "domain/users/user.h"

#include <algorithm>

#include "base/encoding.h"

namespace guardian::domain {

std::optional<std::string> normalise_email(std::string_view text) {
  if (text.size() < 3 || text.size() > 254 || !is_valid_utf8(text)) return std::nullopt;
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size() || text.find('@', at + 1) != text.npos) {
    return std::nullopt;
  }
  const auto is_space_or_control = [](unsigned char c) { return c <= ' ' || c == 0x7f; };
  if (std::any_of(text.begin(), text.end(), is_space_or_control)) return std::nullopt;
  // ASCII alone: other alphabets have more than one lower case, and two people must never become one.
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

}  // namespace guardian::domain
