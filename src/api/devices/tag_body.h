#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/parameters/input_problems.h"
#include "domain/devices/device_service.h"

namespace guardian::api {

// What operations on tags read from a body. What is wrong is noted, under the path `field`.

// A bare string, or {tagType?, tagValue}, each text of 1 to 255 bytes.
std::optional<domain::TagName> read_tag(const boost::json::value& value, std::string_view field,
                                        InputProblems& problems);

// `deviceidlist`: 1 to `most` device ids of 1 to 64 bytes; required.
std::vector<std::string> read_deviceids(const boost::json::object& body, std::size_t most, InputProblems& problems);

}  // namespace guardian::api
