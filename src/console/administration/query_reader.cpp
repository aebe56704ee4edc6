#include "console/administration/query_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/time_format.h"

namespace guardian::console {

std::optional<std::string_view> QueryReader::find(std::string_view name) {
  asked_.emplace_back(name);
  const auto value = request_.parameter(name);
  return value && !value->empty() ? value : std::nullopt;
}

std::string QueryReader::text(std::string_view name, std::size_t most_bytes) {
  const auto value = find(name);
  if (!value) return {};
  if (value->size() > most_bytes) refuse(name, fmt::format("has at most {} bytes", most_bytes));
  // No stored name has a NUL, and no engine takes one.
  if (value->find('\0') != std::string_view::npos) refuse(name, "has no NUL");
  return std::string(*value);
}

std::int64_t QueryReader::integer(std::string_view name, std::int64_t otherwise, std::int64_t lowest,
                                  std::int64_t highest) {
  const auto value = find(name);
  if (!value) return otherwise;
  std::int64_t number = 0;
  const auto* last = value->data() + value->size();
  const auto [end, failure] = std::from_chars(value->data(), last, number);
  if (failure == std::errc{} && end == last && number >= lowest && number <= highest) return number;
  refuse(name, fmt::format("must be a whole number, {} to {}", lowest, highest));
  return otherwise;
}

std::optional<Instant> QueryReader::time(std::string_view name) {
  const auto value = find(name);
  if (!value) return std::nullopt;
  const auto instant = parse_time(*value);
  if (!instant) refuse(name, "must be a time such as 2030-01-31T00:00:00Z");
  return instant;
}

void QueryReader::refuse(std::string_view name, std::string message) {
  violations_.push_back({std::string(name), std::move(message)});
}

bool QueryReader::is_complete() {
  for (std::size_t i = 0; i < request_.query.size(); ++i) {
    const auto& name = request_.query[i].name;
    if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) refuse(name, "is not a parameter of this call");
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (request_.query[earlier].name == name) refuse(name, "is given twice");
    }
  }
  return violations_.empty();
}

}  // namespace guardian::console
