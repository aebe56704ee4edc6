#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace guardian::http {

struct ListeningSocket {
  int descriptor;
  std::uint16_t port;
};

// A non-blocking listening socket on an address or a name that resolves to one. Failing: configuration,
// in words that say what to change.
Result<ListeningSocket> listen_on(const std::string& host, std::uint16_t port);

}  // namespace guardian::http
