#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "api/parameters/input_problems.h"
#include "http/request.h"

namespace guardian::api {

// The query parameter of that name as text of 1 to `longest` bytes. Absent, empty or longer: noted, and gives empty
// text.
std::string required_text_parameter(const http::Request& request, std::string_view name, std::size_t longest,
                                    InputProblems& problems);
// The same; absent or empty is fine.
std::string optional_text_parameter(const http::Request& request, std::string_view name, std::size_t longest,
                                    InputProblems& problems);

}  // namespace guardian::api
