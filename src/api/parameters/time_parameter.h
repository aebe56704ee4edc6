#pragma once

#include <optional>
#include <string_view>

#include "api/parameters/input_problems.h"
#include "base/clock.h"
#include "http/request.h"

namespace guardian::api {

// A time as clients of the API write it, more tolerant than RFC 3339 (contract 5.3): minutes without
// seconds, days and months of one digit, a colon behind the `T`, a space or an un-encoded `+` that became
// one, no zone (UTC), and `-1` for "from the beginning" (the epoch). Anything else: absent.
std::optional<Instant> parse_time_parameter(std::string_view text);

// The query parameter of that name; absent gives nothing, a bad value is noted.
std::optional<Instant> read_time(const http::Request& request, std::string_view name, InputProblems& problems);

}  // namespace guardian::api
