#include "console/response_headers.h"

#include <string_view>
#include <utility>

namespace guardian::console {
namespace {

constexpr std::pair<std::string_view, std::string_view> kResponseHeaders[] = {
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    // The clipboard is left alone: the page copies keys to it, and reading it asks the person first.
    {"Permissions-Policy",
     "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
     "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
     "picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()"},
};
constexpr std::string_view kTransportSecurity = "max-age=63072000; includeSubDomains";

}  // namespace

void set_response_headers(const http::Request& request, http::Response& response) {
  for (const auto& [name, value] : kResponseHeaders) {
    if (response.headers.count(name) == 0) response.headers.add(std::string(name), std::string(value));
  }
  if (request.tls && response.headers.count("Strict-Transport-Security") == 0) {
    response.headers.add("Strict-Transport-Security", std::string(kTransportSecurity));
  }
}

}  // namespace guardian::console
