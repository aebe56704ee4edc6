#pragma once

#include <optional>
#include <string_view>

#include "api/parameters/input_problems.h"
#include "base/clock.h"
#include "domain/filters/filter_expression.h"
#include "http/request.h"

namespace guardian::api {

// The query parameter `filter` in the language of docs/filters.md, over the fields of `collection`. Absent or blank
// gives nothing. What is no filter is noted with the place: beside the message stand
// "position":{"byte":12,"column":13}, "found" and "expected". Relative times count from `now`.
std::optional<domain::FilterAt> read_filter(const http::Request& request, const domain::FilterCollection& collection,
                                            Instant now, InputProblems& problems);

// A filter in the member `filter` of a body.
std::optional<domain::FilterAt> read_body_filter(std::string_view text, const domain::FilterCollection& collection,
                                                 Instant now, InputProblems& problems);

}  // namespace guardian::api
