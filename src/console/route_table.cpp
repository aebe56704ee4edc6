#include "console/route_table.h"

#include <cstdlib>

#include "base/log.h"
#include "console/answer.h"
#include "console/cross_site_check.h"
#include "console/response_headers.h"
#include "console/session_guard.h"

namespace guardian::console {
namespace {

http::Response call_guarded(const Console& console, const http::Request& request, Guard guard, SessionHandler handler) {
  auto caller = find_caller(console.services, request, guard != Guard::session);
  if (auto* refusal = std::get_if<http::Response>(&caller)) return std::move(*refusal);
  const auto& signed_in = std::get<domain::SignedIn>(caller);
  if (guard == Guard::session_csrf_confirmed && !console.services.sessions.is_confirmed(signed_in)) {
    return refuse(request, {ErrorCode::forbidden, "Give your password again to go on", {}, "confirm-password"});
  }
  return handler(console, request, signed_in);
}

}  // namespace

void RouteTable::add(http::Method method, std::string pattern, Guard guard, http::Lane lane, std::size_t body_limit,
                     SessionHandler handler, std::string name) {
  if (is_unsafe(method) && guard == Guard::session) {
    log_error("console_route_without_csrf", {{"route", name}});
    std::abort();
  }
  auto run = [console = console_, guard, handler](const http::Request& request) {
    http::Response response = call_guarded(*console, request, guard, handler);
    set_response_headers(request, response);
    return response;
  };
  entries_.push_back({{method, std::move(pattern), lane, body_limit, std::move(run), std::move(name)}, guard});
}

void RouteTable::add_open_route(http::Method method, std::string pattern, OpenTo to, http::Lane lane,
                                std::size_t body_limit, OpenHandler handler, std::string name) {
  auto run = [console = console_, to, handler = std::move(handler)](const http::Request& request) {
    auto refusal = to == OpenTo::own_pages ? check_cross_site(request) : std::nullopt;
    http::Response response = refusal ? std::move(*refusal) : handler(*console, request);
    set_response_headers(request, response);
    return response;
  };
  entries_.push_back({{method, std::move(pattern), lane, body_limit, std::move(run), std::move(name)}, std::nullopt});
}

}  // namespace guardian::console
