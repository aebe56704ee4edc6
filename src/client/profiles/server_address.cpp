#include "client/profiles/server_address.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/ip_address.h"

namespace guardian::client {
namespace {

constexpr std::size_t kLongestAddress = 512;

// The characters an address of this kind needs. Without @ ? # % and the backslash no reader of URLs can find another
// host in it than we do.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~' || c == ':' || c == '/' || c == '[' || c == ']';
  });
}

struct Authority {
  std::string_view host;  // without brackets
  bool is_v6 = false;
};

// "host", "host:8443", "[::1]:8080"; absent: it is none.
std::optional<Authority> parse_authority(std::string_view text) {
  Authority authority;
  std::string_view port;
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    authority = {text.substr(1, end - 1), true};
    port = text.substr(end + 1);
    const auto address = IpAddress::parse(authority.host);
    if (!address || authority.host.find(':') == std::string_view::npos) return std::nullopt;
  } else {
    const auto colon = std::min(text.find(':'), text.size());
    authority.host = text.substr(0, colon);
    port = text.substr(colon);
    if (authority.host.find_first_of("[]") != std::string_view::npos) return std::nullopt;
  }
  if (authority.host.empty()) return std::nullopt;
  if (port.empty()) return authority;
  std::uint16_t number = 0;
  const auto [end, failure] = std::from_chars(port.data() + 1, port.data() + port.size(), number);
  if (port.front() != ':' || failure != std::errc() || end != port.data() + port.size() || number == 0)
    return std::nullopt;
  return authority;
}

bool is_loopback(const Authority& authority) {
  if (!authority.is_v6 && authority.host == "localhost") return true;
  const auto address = IpAddress::parse(authority.host);
  return address && address->is_loopback();
}

}  // namespace

Result<std::string> checked_server_address(std::string_view text) {
  const auto refuse = [](const char* why) { return Error::invalid(std::string("the server's address (url) ") + why); };
  if (text.empty()) return refuse("is missing: such as https://iot.example");
  const bool is_https = text.starts_with("https://");
  if (!is_https && !text.starts_with("http://")) return refuse("must begin with https://");
  if (text.find('@') != std::string_view::npos) return refuse("may not hold a user or password");
  if (text.find_first_of("?#") != std::string_view::npos) return refuse("may not hold a query or a fragment");
  if (text.size() > kLongestAddress || !is_plain(text)) return refuse("is no URL such as https://iot.example");
  const auto rest = text.substr(is_https ? 8 : 7);
  const auto authority = parse_authority(rest.substr(0, rest.find('/')));
  if (!authority) return refuse("names no host and port, such as https://iot.example:8443");
  if (!is_https && !is_loopback(*authority))
    return refuse("is plain http, over which the access key could be read: use https:// (http:// is for loopback)");
  while (text.ends_with('/')) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace guardian::client
