#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace guardian::client {

enum class OutputFormat {
  table,   // for people: columns, foreign characters made visible
  json,    // the answer as it came
  csv,     // RFC 4180
  ndjson,  // an item a line
};

inline constexpr std::array<std::string_view, 4> kOutputFormats{"table", "json", "csv", "ndjson"};

inline std::optional<OutputFormat> parse_output_format(std::string_view name) {
  for (std::size_t i = 0; i < kOutputFormats.size(); ++i)
    if (kOutputFormats[i] == name) return static_cast<OutputFormat>(i);
  return std::nullopt;
}

}  // namespace guardian::client
