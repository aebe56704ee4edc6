#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"

namespace guardian::console {

// The session: 64 lower-case hex. The `__Host-` prefix makes the browser refuse it from other hosts,
// other paths and plain HTTP (loopback counts as secure).
inline constexpr std::string_view kSessionCookie = "__Host-sid";
// Signed proof of an earlier sign-in from this browser; opens nothing, see SessionService::sign_in.
inline constexpr std::string_view kDeviceCookie = "__Host-device";

// The value of the one cookie of that name. Absent: there is none, or two of that name, or two Cookie
// fields: whoever can add a second cookie must not choose which one counts (RFC 6265 5.4).
std::optional<std::string> find_cookie(const http::Request& request, std::string_view name);
// Also absent when the value is not 64 lower-case hex.
std::optional<std::string> find_session_cookie(const http::Request& request);

// Values of Set-Cookie.
std::string session_cookie(std::string_view value);  // ends with the browser; the server ends it earlier
std::string cleared_session_cookie();
std::string device_cookie(std::string_view value);  // kept 180 days

}  // namespace guardian::console
