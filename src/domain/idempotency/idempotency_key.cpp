#include "domain/idempotency/idempotency_key.h"

#include <algorithm>
#include <optional>

namespace guardian::domain {
namespace {

constexpr std::size_t kMostCharacters = 255;

// What stands in the quotes; absent: malformed.
std::optional<std::string> unquote(std::string_view field) {
  if (field.size() < 2 || field.back() != '"') return std::nullopt;
  std::string text;
  for (std::size_t i = 1; i + 1 < field.size(); ++i) {
    char c = field[i];
    if (c == '"') return std::nullopt;
    if (c == '\\') {
      if (++i + 1 == field.size()) return std::nullopt;
      c = field[i];
      if (c != '"' && c != '\\') return std::nullopt;
    }
    text += c;
  }
  return text;
}

}  // namespace

Result<std::string> parse_idempotency_key(std::string_view field) {
  auto key = field.starts_with('"') ? unquote(field) : std::optional<std::string>(field);
  const bool fits = key && !key->empty() && key->size() <= kMostCharacters &&
                    std::all_of(key->begin(), key->end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (!fits) {
    return Error::invalid("Bad Request: Idempotency-Key must be 1 to 255 visible ASCII characters, or these in quotes");
  }
  return std::move(*key);
}

}  // namespace guardian::domain
