#pragma once

#include <boost/json/array.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "api/parameters/body_fields.h"
#include "api/parameters/input_problems.h"
#include "domain/segments/segment_service.h"

namespace guardian::api {

inline constexpr std::size_t kLongestSegmentNumber = 18;
inline constexpr std::string_view kSegmentNumberRule = "must be the number of a segment, such as \"12\"";

// "12" as a number; leading zeros, signs and anything else: absent.
std::optional<std::int64_t> parse_segment_number(std::string_view text);

enum class SegmentForm { create, update };  // `name`, `segmentId` is required

// The elements of a body of POST or PUT networkSegment. What is wrong is noted; the result is then not to be used.
std::vector<domain::SegmentChange> read_segment_changes(const boost::json::array& body, SegmentForm form,
                                                        InputProblems& problems);

}  // namespace guardian::api
