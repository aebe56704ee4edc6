#include "server/listen_address.h"

#include <fmt/format.h>

#include <charconv>

#include "base/ip_address.h"

namespace guardian::server {

Result<ListenAddress> parse_listen_address(std::string_view text, std::string_view setting) {
  const auto refuse = [&] {
    return Error::configuration(
        fmt::format("{}: expected HOST:PORT like 127.0.0.1:8080 or [::1]:8080, found {}", setting, text));
  };
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return refuse();
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  ListenAddress out;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), out.port);
  if (digits.empty() || failed != std::errc{} || end != digits.data() + digits.size()) return refuse();
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (host.find(':') != std::string_view::npos && !bracketed) return refuse();
  if (host == "localhost") host = "127.0.0.1";
  out.host = std::string(host);
  const auto address = IpAddress::parse(host);
  if (!address) return refuse();
  out.is_loopback = address->is_loopback();
  return out;
}

std::string authority_of(const std::string& host, std::uint16_t port) {
  return host.find(':') == std::string::npos ? fmt::format("{}:{}", host, port) : fmt::format("[{}]:{}", host, port);
}

}  // namespace guardian::server
