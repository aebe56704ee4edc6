#pragma once

#include <string>
#include <string_view>

#include "domain/segments/segment.h"

namespace guardian::api {

// A segment as lists show it, appended.
void write_segment(std::string& out, const domain::NetworkSegment& segment, std::string_view tenant);

}  // namespace guardian::api
