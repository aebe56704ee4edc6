#include <algorithm>
#include <array>
#include <string_view>

#include "console/answer.h"
#include "console/response_headers.h"
#include "console/routes.h"

namespace guardian::console {
namespace {

constexpr std::array<std::string_view, 3> kLoopbackNames = {"localhost", "127.0.0.1", "::1"};

bool is_under(std::string_view path, std::string_view root) {
  return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

// Opened by keys or by nobody's rights; a name that was rebound gains nothing there.
bool is_outside_console(std::string_view path) {
  return is_under(path, "/pub") || is_under(path, "/iot") || is_under(path, "/oauth2") || path == "/openapi.json" ||
         path == "/livez" || path == "/readyz";
}

// An IPv6 address stands in brackets in a Host field, and often without in a setting.
std::string_view without_brackets(std::string_view host) {
  return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

bool is_answered(const Options& options, std::string_view host) {
  const auto is_host = [asked = without_brackets(host)](std::string_view name) {
    return without_brackets(name) == asked;
  };
  return std::any_of(kLoopbackNames.begin(), kLoopbackNames.end(), is_host) ||
         std::any_of(options.hosts.begin(), options.hosts.end(), is_host);
}

}  // namespace

std::optional<http::Response> check_host(const Options& options, const http::Request& request) {
  if (is_outside_console(request.path)) return std::nullopt;
  std::optional<http::Response> response;
  if (!options.secure_context) {
    // Nothing is served there that a rebound name could reach, so any name may read why.
    if (!is_under(request.path, "/console")) return std::nullopt;
    response = refuse(
        request, {ErrorCode::forbidden, "The console needs TLS: start the server with a certificate", {}, "needs-tls"});
  } else if (!is_answered(options, request.host)) {
    response = http::error_response(request, 421,
                                    {ErrorCode::forbidden,
                                     "The console does not answer for this host name; see the setting hosts",
                                     {},
                                     "wrong-host"});
  }
  if (response) set_response_headers(request, *response);
  return response;
}

}  // namespace guardian::console
