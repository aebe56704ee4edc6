#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "console/administration/system_health.h"
#include "domain/access/access_key_service.h"
#include "domain/audit/audit_review.h"
#include "domain/second_factor/second_factor_service.h"
#include "domain/sessions/session_service.h"
#include "domain/store/database.h"
#include "domain/tenants/tenant_service.h"
#include "domain/users/invitation_service.h"
#include "domain/users/member_service.h"
#include "http/router.h"

namespace guardian::console {

// What the calls of owners and administrators need; all must outlive the routes.
struct Administration {
  domain::MemberService& members;
  domain::InvitationService& invitations;
  domain::TenantService& tenants;
  domain::AuditReview& audit;
  std::function<SystemHealth(const domain::AccessScope&)> health;  // any thread; may read the database
};

// What the calls need; all must outlive the routes.
struct Services {
  domain::Database& database;  // read for the tenant's key policy, and kept views in; all other changes go through the services
  domain::SessionService& sessions;
  domain::SecondFactorService& second_factors;
  domain::AccessKeyService& keys;
  domain::Authenticator& authenticator;
  const Clock& clock;
  const Administration& administration;
};

struct Options {
  // Host names the console answers for; anything else gets 421 (DNS rebinding). Loopback names always work.
  std::vector<std::string> hosts;
  // What downloads and curl examples name; empty: the request's own scheme and authority.
  std::string public_url;
  bool secure_context =
      true;  // false: served over plain HTTP on a non-loopback address; the console is a page that says it needs TLS
};

// Sign-in, sessions, second factor, preferences, access keys (docs/console-api.md) and the console's files.
std::vector<http::Route> routes(const Services& services, const Options& options);

// Opens the API's operations for a session; see api::SessionGuard, which it fits.
std::variant<domain::AccessScope, http::Response> guard_session(const Services& services, const http::Request& request,
                                                                bool writes);

// For http::Listener::gate: the host check above for console paths, absent when the request may go on.
std::optional<http::Response> check_host(const Options& options, const http::Request& request);

}  // namespace guardian::console
