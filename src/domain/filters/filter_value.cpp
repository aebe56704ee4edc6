#include "domain/filters/filter_value.h"

#include <fmt/format.h>

#include "base/time_format.h"
#include "domain/filters/filter_text.h"

namespace guardian::domain {
namespace {

// Digits alone, few enough that sums and products of them cannot overflow.
std::optional<std::int64_t> read_filter_digits(std::string_view text) {
  constexpr std::size_t kMostDigits = 10;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// now, -90s, -30m, -2h, -7d, -4w
std::optional<FilterAgo> read_ago(std::string_view lower) {
  constexpr std::chrono::hours kMostAge{24 * 36'500};
  if (lower == "now") return FilterAgo{};
  if (lower.size() < 3 || lower.front() != '-') return std::nullopt;
  const auto count = read_filter_digits(lower.substr(1, lower.size() - 2));
  std::int64_t unit = 0;
  switch (lower.back()) {
    case 's':
      unit = 1;
      break;
    case 'm':
      unit = 60;
      break;
    case 'h':
      unit = 3'600;
      break;
    case 'd':
      unit = 86'400;
      break;
    case 'w':
      unit = 7 * 86'400;
      break;
    default:
      return std::nullopt;
  }
  if (!count || std::chrono::seconds(*count * unit) > kMostAge) return std::nullopt;
  return FilterAgo{std::chrono::seconds(*count * unit)};
}

std::optional<FilterValue> read_filter_time(std::string_view text) {
  if (const auto ago = read_ago(ascii_lower(text))) return FilterValue(*ago);
  if (text.size() == std::string_view("2026-01-31").size()) {
    const auto begin = parse_time(std::string(text) + "T00:00:00Z");
    if (begin) return FilterValue(FilterDay{std::chrono::floor<std::chrono::days>(*begin)});
  }
  for (const std::string_view rest : {"", "Z", ":00Z"})
    if (const auto instant = parse_time(std::string(text).append(rest))) return FilterValue(*instant);
  return std::nullopt;
}

std::optional<FilterValue> read_flag_word(std::string_view lower) {
  if (lower == "true" || lower == "yes") return FilterValue(true);
  if (lower == "false" || lower == "no") return FilterValue(false);
  return std::nullopt;
}

}  // namespace

std::optional<FilterValue> read_filter_value(const FilterField& field, std::string_view text) {
  switch (field.type) {
    case FilterType::number: {
      const auto number = read_filter_digits(text);
      return number && *number <= field.most ? std::optional<FilterValue>(*number) : std::nullopt;
    }
    case FilterType::choice:
      for (std::size_t i = 0; i < field.choices.size(); ++i)
        if (ascii_lower(field.choices[i]) == ascii_lower(text)) return FilterValue(FilterChoice{i});
      return std::nullopt;
    case FilterType::flag:
      return read_flag_word(ascii_lower(text));
    case FilterType::time:
      return read_filter_time(text);
    case FilterType::address:
      if (const auto address = IpAddress::parse(text)) return FilterValue(*address);
      if (const auto network = Cidr::parse(text)) return FilterValue(*network);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::string accepted_filter_value(const FilterField& field) {
  switch (field.type) {
    case FilterType::number:
      return fmt::format("a whole number from 0 to {}", field.most);
    case FilterType::choice:
      return fmt::format("one of {}", fmt::join(field.choices, ", "));
    case FilterType::flag:
      return "true or false";
    case FilterType::time:
      return "a time such as 2026-01-31T08:15:00Z, a day such as 2026-01-31, or a time before now such as -7d";
    case FilterType::address:
      return "an address such as 10.20.0.5, a network such as 10.20.0.0/16, or a pattern such as 10.20.*";
    default:
      return "a text";
  }
}

}  // namespace guardian::domain
