#include "console/cookies.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"

namespace guardian::console {
namespace {

constexpr std::size_t kSessionCookieSize = 64;
constexpr std::size_t kCookieValueLimit = 1024;
constexpr int kDeviceCookieSeconds = 180 * 24 * 60 * 60;

// RFC 6265 cookie-octet, without quotes.
bool is_cookie_octet(unsigned char c) { return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'; }

}  // namespace

std::optional<std::string> find_cookie(const http::Request& request, std::string_view name) {
  if (request.headers.count("Cookie") != 1) return std::nullopt;
  std::string_view rest = *request.headers.find("Cookie");
  std::optional<std::string> found;
  while (!rest.empty()) {
    const auto end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    if (found) return std::nullopt;
    found = pair.substr(equals + 1);
  }
  const bool fits = found && !found->empty() && found->size() <= kCookieValueLimit &&
                    std::all_of(found->begin(), found->end(), is_cookie_octet);
  return fits ? found : std::nullopt;
}

std::optional<std::string> find_session_cookie(const http::Request& request) {
  auto value = find_cookie(request, kSessionCookie);
  return value && value->size() == kSessionCookieSize && is_lower_hex(*value) ? value : std::nullopt;
}

std::string session_cookie(std::string_view value) {
  return fmt::format("{}={}; Secure; HttpOnly; SameSite=Strict; Path=/", kSessionCookie, value);
}

std::string cleared_session_cookie() { return session_cookie({}) + "; Max-Age=0"; }

std::string device_cookie(std::string_view value) {
  return fmt::format("{}={}; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age={}", kDeviceCookie, value,
                     kDeviceCookieSeconds);
}

}  // namespace guardian::console
