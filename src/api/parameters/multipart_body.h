#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "api/parameters/input_problems.h"
#include "http/multipart.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

using FormParts = std::vector<http::FormPart>;

// The fields of a multipart/form-data body, or the answer that refuses it: 415 for another media type or an encoded
// body, 400 for one that is not well formed. An empty body has no fields, so that the operation names those it
// misses. The request must outlive the parts.
std::variant<FormParts, http::Response> read_multipart_body(const http::Request& request);

// The part of that name with something in it; else notes that it is required, and gives null.
const http::FormPart* required_part(const FormParts& parts, std::string_view name, InputProblems& problems);

// A required part as JSON text. Absent or not JSON: noted, and gives nothing.
std::optional<boost::json::value> required_json_part(const FormParts& parts, std::string_view name,
                                                     InputProblems& problems);

}  // namespace guardian::api
