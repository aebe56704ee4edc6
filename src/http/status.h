#pragma once

#include <string_view>

namespace guardian::http {

// The words of the status line (RFC 9110 15); "Unknown" for a status this server never gives.
std::string_view reason_phrase(unsigned status);

}  // namespace guardian::http
