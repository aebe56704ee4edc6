#include "domain/store/list_position.h"

#include <charconv>
#include <utility>

#include "base/encoding.h"

namespace guardian::domain {

// n12,t10.0.0.0%2F8
std::string format_position(const ListPosition& position) {
  std::string out;
  for (const auto& value : position.values) {
    if (!out.empty()) out += ',';
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      out += 'n' + std::to_string(*number);
    } else {
      out += 't' + percent_encode(std::get<std::string>(value));
    }
  }
  return out;
}

std::optional<ListPosition> parse_position(std::string_view text) {
  ListPosition position;
  for (bool more = true; more;) {
    const auto comma = text.find(',');
    more = comma != std::string_view::npos;
    const auto part = text.substr(0, comma);
    if (more) text.remove_prefix(comma + 1);
    if (part.empty()) return std::nullopt;
    if (part.front() == 't') {
      auto value = percent_decode(part.substr(1), false);
      if (!value || !is_valid_utf8(*value) || value->find('\0') != std::string::npos) return std::nullopt;
      position.values.emplace_back(*std::move(value));
      continue;
    }
    std::int64_t number = 0;
    const auto end = part.data() + part.size();
    const auto [stopped, failure] = std::from_chars(part.data() + 1, end, number);
    if (part.front() != 'n' || failure != std::errc() || stopped != end) return std::nullopt;
    position.values.emplace_back(number);
  }
  return position;
}

}  // namespace guardian::domain
