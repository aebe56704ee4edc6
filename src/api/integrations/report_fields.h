#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "api/parameters/body_fields.h"
#include "api/parameters/input_problems.h"
#include "base/clock.h"

namespace guardian::api {

inline constexpr std::size_t kLongestReportedWord = 64;
inline constexpr std::size_t kLongestReportedName = 255;
inline constexpr std::size_t kLongestReportedMessage = 4096;

// Notes a member that is not there. Clients send some as null, which is an answer here, and read as optional.
void require_member(const BodyFields& body, std::string_view name, InputProblems& problems);

// The member `message`: text of any length, of which the first kLongestReportedMessage bytes are kept. Clients put whole
// dumps of a failure there, and would lose it in a refusal. Absent and null: empty.
std::string read_message(BodyFields& body, Presence presence);

// A time as a number of seconds, or of milliseconds above 1e11: the reference API's example has seconds, its clients
// send milliseconds.
std::optional<Instant> read_timestamp(BodyFields& body, std::string_view name, Presence presence);

}  // namespace guardian::api
