#pragma once

#include <string>
#include <string_view>

namespace guardian::console {

// "Firefox on Linux" from a User-Agent field: words of a fixed list alone, whatever the field says. "Unknown browser"
// when it names no browser we know; without " on ..." when it names no system. Pure function, any thread.
std::string browser_name(std::string_view user_agent);

}  // namespace guardian::console
