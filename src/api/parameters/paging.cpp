#include "api/parameters/paging.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace guardian::api {
namespace {

// Digits alone; too many of them saturate.
std::optional<std::int64_t> parse_count(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  std::int64_t number = 0;
  const auto failure = std::from_chars(text.data(), text.data() + text.size(), number).ec;
  return failure == std::errc() ? number : std::numeric_limits<std::int64_t>::max();
}

constexpr std::int64_t kFarthestOffset = std::int64_t{1} << 53;

}  // namespace

Paging read_paging(const http::Request& request, const PagingRules& rules, InputProblems& problems) {
  Paging paging{0, rules.page};
  if (const auto text = request.parameter("offset")) {
    const auto offset = parse_count(*text);
    if (!offset) problems.in_query("offset", "must be a whole number, 0 or more", *text);
    paging.offset = std::min(offset.value_or(0), kFarthestOffset);
  }
  if (const auto text = request.parameter("pagelength")) {
    const auto length = parse_count(*text);
    const bool above = length && *length > rules.maximum;
    if (!length || *length == 0 || (above && !rules.clamp)) {
      problems.in_query("pagelength", fmt::format("must be a whole number from 1 to {}", rules.maximum), *text);
    }
    paging.limit = std::clamp<std::int64_t>(length.value_or(rules.page), 1, rules.maximum);
  }
  return paging;
}

}  // namespace guardian::api
