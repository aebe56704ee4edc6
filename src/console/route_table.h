#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "console/console.h"
#include "http/router.h"

namespace guardian::console {

// What a call demands of its caller before its handler runs, from least to most.
enum class Guard {
  session,                 // GET alone: it changes nothing
  session_csrf,            // and the request is our own page's
  session_csrf_confirmed,  // and the password was given within the step-up window
};

// Who may send to a route that needs no session.
enum class OpenTo {
  own_pages,  // a method that changes something must come from our own origin
  anyone,
};

using SessionHandler = http::Response (*)(const Console&, const http::Request&, const domain::SignedIn&);
using OpenHandler = std::function<http::Response(const Console&, const http::Request&)>;

struct RouteEntry {
  http::Route route;
  std::optional<Guard> guard;        // absent: open
  std::optional<domain::Role> role;  // the least that may call it; absent: any
};

// Collects the room's routes. A route cannot be added without saying what guards it; one without a
// guard has a function of its own, so that it greps and the test that lists the open ones sees it.
// Every answer leaves with the security headers and, unless the handler says otherwise, `no-store`.
class RouteTable {
 public:
  // All handlers share the console: the routes outlive whoever made them.
  explicit RouteTable(std::shared_ptr<const Console> console) : console_(std::move(console)) {}

  // Stops the process when a method that changes something is added without CSRF.
  void add(http::Method method, std::string pattern, Guard guard, http::Lane lane, std::size_t body_limit,
           SessionHandler handler, std::string name);
  // For this role and those above it; others get 403 `no-permission`, whatever else their request lacks.
  void add_for(domain::Role role, http::Method method, std::string pattern, Guard guard, http::Lane lane,
               std::size_t body_limit, SessionHandler handler, std::string name);
  void add_open_route(http::Method method, std::string pattern, OpenTo to, http::Lane lane, std::size_t body_limit,
                      OpenHandler handler, std::string name);

  std::vector<RouteEntry> take() { return std::move(entries_); }

 private:
  void add_guarded(http::Method method, std::string pattern, Guard guard, std::optional<domain::Role> role,
                   http::Lane lane, std::size_t body_limit, SessionHandler handler, std::string name);
  std::shared_ptr<const Console> console_;
  std::vector<RouteEntry> entries_;
};

// The room's one table (routes.cpp).
std::vector<RouteEntry> console_routes(std::shared_ptr<const Console> console);

}  // namespace guardian::console
