#pragma once

#include <string>
#include <string_view>

namespace guardian {

// RFC 4648 6, upper case, without padding: what authenticator apps read. Pure function, any thread.
std::string base32_encode(std::string_view bytes);

}  // namespace guardian
