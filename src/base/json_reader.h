#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace guardian {

struct JsonLimits {
  std::size_t depth = 32;               // nested arrays and objects
  std::size_t bytes = 1024 * 1024;      // of the text
};

// Parses strictly (RFC 8259): one value, UTF-8, no duplicate member names at any level, no number that
// overflows a double, no byte order mark, no NUL in a text (no database keeps one), nothing behind the
// value. The error's client text names the byte offset and what was wrong. Boost.JSON alone keeps the last
// of two equal names silently.
Result<boost::json::value> parse_json(std::string_view text, const JsonLimits& limits = {});

// The value as compact text, in the form JsonWriter gives (7.8 stays 7.8).
std::string to_json(const boost::json::value& value);

}  // namespace guardian
