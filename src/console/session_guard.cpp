#include "console/session_guard.h"

#include "console/answer.h"
#include "console/cookies.h"
#include "console/cross_site_check.h"
#include "console/response_headers.h"

namespace guardian::console {

std::variant<domain::SignedIn, http::Response> find_caller(const Services& services, const http::Request& request,
                                                           bool writes) {
  if (auto refusal = check_cross_site(request)) return std::move(*refusal);
  const auto cookie = find_session_cookie(request);
  if (!cookie) return refuse(request, {ErrorCode::unauthenticated, "Sign in first", {}, "no-session"});
  auto signed_in = services.sessions.find(*cookie);
  if (!signed_in) {
    Error error = std::move(signed_in).error();
    if (error.code == ErrorCode::unauthenticated) error.type = "no-session";
    return refuse(request, error);
  }
  if (writes) {
    const bool one = request.headers.count("X-CSRF-Token") == 1;
    if (!one || !services.sessions.csrf_matches(*signed_in, *request.headers.find("X-CSRF-Token"))) {
      return refuse(request, {ErrorCode::forbidden, "Send the session's X-CSRF-Token", {}, "csrf"});
    }
  }
  return std::move(*signed_in);
}

std::variant<domain::AccessScope, http::Response> guard_session(const Services& services, const http::Request& request,
                                                                bool writes) {
  auto caller = find_caller(services, request, writes);
  if (auto* refusal = std::get_if<http::Response>(&caller)) {
    set_response_headers(request, *refusal);
    return std::move(*refusal);
  }
  return std::get<domain::SignedIn>(caller).scope;
}

}  // namespace guardian::console
