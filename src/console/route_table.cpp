#include "console/route_table.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/log.h"
#include "console/answer.h"
#include "console/cross_site_check.h"
#include "console/response_headers.h"
#include "console/session_guard.h"

namespace guardian::console {
namespace {

// Names the role, never the people who have it.
Error no_permission(domain::Role role) {
  const bool owners = role == domain::Role::owner;
  return {ErrorCode::forbidden,
          fmt::format("This needs the role {}. {} can give it to you", domain::to_string(role),
                      owners ? "An owner" : "An owner or administrator"),
          {},
          "no-permission"};
}

http::Response call_guarded(const Console& console, const http::Request& request, Guard guard,
                            std::optional<domain::Role> role, SessionHandler handler) {
  auto caller = find_caller(console.services, request, guard != Guard::session);
  if (auto* refusal = std::get_if<http::Response>(&caller)) return std::move(*refusal);
  const auto& signed_in = std::get<domain::SignedIn>(caller);
  if (role && signed_in.scope.role() < *role) return refuse(request, no_permission(*role));
  if (guard == Guard::session_csrf_confirmed && !console.services.sessions.is_confirmed(signed_in)) {
    return refuse(request, {ErrorCode::forbidden, "Give your password again to go on", {}, "confirm-password"});
  }
  return handler(console, request, signed_in);
}

}  // namespace

void RouteTable::add(http::Method method, std::string pattern, Guard guard, http::Lane lane, std::size_t body_limit,
                     SessionHandler handler, std::string name) {
  add_guarded(method, std::move(pattern), guard, std::nullopt, lane, body_limit, handler, std::move(name));
}

void RouteTable::add_for(domain::Role role, http::Method method, std::string pattern, Guard guard, http::Lane lane,
                         std::size_t body_limit, SessionHandler handler, std::string name) {
  add_guarded(method, std::move(pattern), guard, role, lane, body_limit, handler, std::move(name));
}

void RouteTable::add_guarded(http::Method method, std::string pattern, Guard guard, std::optional<domain::Role> role,
                             http::Lane lane, std::size_t body_limit, SessionHandler handler, std::string name) {
  if (is_unsafe(method) && guard == Guard::session) {
    log_error("console_route_without_csrf", {{"route", name}});
    std::abort();
  }
  auto run = [console = console_, guard, role, handler](const http::Request& request) {
    http::Response response = call_guarded(*console, request, guard, role, handler);
    set_response_headers(request, response);
    return response;
  };
  entries_.push_back({{method, std::move(pattern), lane, body_limit, std::move(run), std::move(name)}, guard, role});
}

void RouteTable::add_open_route(http::Method method, std::string pattern, OpenTo to, http::Lane lane,
                                std::size_t body_limit, OpenHandler handler, std::string name) {
  auto run = [console = console_, to, handler = std::move(handler)](const http::Request& request) {
    auto refusal = to == OpenTo::own_pages ? check_cross_site(request) : std::nullopt;
    http::Response response = refusal ? std::move(*refusal) : handler(*console, request);
    set_response_headers(request, response);
    return response;
  };
  entries_.push_back({{method, std::move(pattern), lane, body_limit, std::move(run), std::move(name)}, std::nullopt, std::nullopt});
}

}  // namespace guardian::console
