#pragma once

#include <string_view>
#include <vector>

namespace guardian::api {

// The parts of a list in one query parameter ("a, b,c"), without white space around them; empty parts are left
// out. The text must outlive them.
std::vector<std::string_view> split_at_commas(std::string_view text);

}  // namespace guardian::api
