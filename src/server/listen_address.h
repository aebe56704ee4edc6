#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace guardian::server {

// "127.0.0.1:8080", "[::1]:8080", "localhost:0".
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
  bool is_loopback = false;  // 127.0.0.0/8, ::1, localhost: nobody else can read the wire
};

// configuration: not HOST:PORT; the text shows the form.
Result<ListenAddress> parse_listen_address(std::string_view text, std::string_view setting);

// Host and port as they stand in a URL.
std::string authority_of(const std::string& host, std::uint16_t port);

}  // namespace guardian::server
