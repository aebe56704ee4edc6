#pragma once

#include <array>
#include <string_view>

namespace guardian {

// HMAC-SHA-1 (RFC 2104), for the one thing that still asks for it: codes of authenticator apps (RFC 4226). Any thread.
std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::string_view message);

}  // namespace guardian
