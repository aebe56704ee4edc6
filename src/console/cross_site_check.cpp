#include "console/cross_site_check.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "console/answer.h"

namespace guardian::console {
namespace {

enum class Origin { own, foreign, unstated };

Origin origin_of(const http::Request& request) {
  if (const auto count = request.headers.count("Sec-Fetch-Site"); count > 0) {
    const auto site = *request.headers.find("Sec-Fetch-Site");
    if (count == 1 && site == "same-origin") return Origin::own;
    // `none`: the person typed the address or opened a bookmark; no page made the request.
    return count == 1 && site == "none" && !is_unsafe(request.method) ? Origin::unstated : Origin::foreign;
  }
  if (const auto count = request.headers.count("Origin"); count > 0) {
    const std::string own = (request.tls ? "https://" : "http://") + request.authority;
    return count == 1 && *request.headers.find("Origin") == own ? Origin::own : Origin::foreign;
  }
  return Origin::unstated;
}

bool has_json_type(const http::Request& request) {
  if (request.headers.count("Content-Type") != 1) return false;
  std::string type(*request.headers.find("Content-Type"));
  std::erase_if(type, [](char c) { return c == ' ' || c == '\t'; });
  std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return std::tolower(c); });
  return type == "application/json" || type == "application/json;charset=utf-8";
}

}  // namespace

bool is_unsafe(http::Method method) {
  return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}

std::optional<http::Response> check_cross_site(const http::Request& request) {
  const bool unsafe = is_unsafe(request.method);
  const Origin origin = origin_of(request);
  if (origin == Origin::foreign || (unsafe && origin == Origin::unstated)) {
    return refuse(request, {ErrorCode::forbidden, "Only the console's own pages may call this", {}, "cross-site"});
  }
  if (unsafe && !has_json_type(request)) {
    return http::error_response(request, 415,
                                {ErrorCode::invalid_argument, "Send Content-Type: application/json", {}, {}});
  }
  return std::nullopt;
}

}  // namespace guardian::console
