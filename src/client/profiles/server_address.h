#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace guardian::client {

// The server's own address as a profile names it ("https://iot.example", "http://127.0.0.1:8080"), without a slash at
// its end. Refused (invalid_argument, with the mend): another scheme, plain http to anything but a loopback address,
// since the access key would be readable on the way; a user, a query or a fragment. Pure.
Result<std::string> checked_server_address(std::string_view text);

}  // namespace guardian::client
