#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace guardian::http {

// Splits a request target that has passed the head check into what a Request holds: the path decoded
// once, `//` folded, the query decoded in order. Refused, with the words for the client: invalid
// percent-encoding, encoded slash, backslash or control character in the path, dot segments, a
// fragment, bytes that are not UTF-8, NUL, more than 64 parameters. Absent: it is good.
std::optional<const char*> parse_target(std::string_view target, std::string& path, std::vector<QueryParameter>& query);

}  // namespace guardian::http
