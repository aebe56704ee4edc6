#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace guardian {

// `YYYY-MM-DDTHH:MM:SS.mmmZ`, always three digits: two clients of the API parse only this.
std::string format_time(Instant instant);

// Reads RFC 3339 (1..9 fraction digits, cut to milliseconds; Z or a numeric zone). Anything else, an
// impossible date, or a year outside 1970..9999: absent. The API's more tolerant forms are in `api`.
std::optional<Instant> parse_time(std::string_view text);

}  // namespace guardian
