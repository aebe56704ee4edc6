#pragma once

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "domain/access/authenticator.h"
#include "domain/access/cursor.h"
#include "domain/access/failure_throttle.h"
#include "domain/access/rate_limiter.h"
#include "domain/audit/audit_trail.h"
#include "domain/counts/count_memory.h"
#include "domain/store/database.h"
#include "domain/webhooks/webhook_service.h"
#include "http/router.h"

namespace guardian::api {

// What the operations need; all must outlive the routes.
struct Services {
  domain::Database& database;
  domain::Authenticator& authenticator;
  domain::RateLimiter& limiter;
  domain::FailureThrottle& failures;
  domain::AuditTrail& audit;
  const domain::Cursors& cursors;
  const Clock& clock;
  std::optional<domain::WebhookService> webhooks = std::nullopt;  // absent: switched off
  domain::CountMemory* counts = nullptr;                          // null: counted at each call

  // The same over another view of the database, which must outlive them.
  Services over(domain::Database& other) const {
    return {other, authenticator, limiter,
            failures, audit, cursors, clock, webhooks ? std::optional(webhooks->over(other)) : std::nullopt, counts};
  }
};

// The Public API: at /pub/v4.0/ by key headers and `customerid`, at /iot/pub/v1/ (also /pub/v1/) and
// /iot/pub/v2/ by bearer token; and the open routes, which guard themselves.
std::vector<http::Route> public_routes(const Services& services);

// Who calls by a console session, or the answer that refuses (401, 403). `writes`: CSRF is demanded.
using SessionGuard = std::function<std::variant<domain::AccessScope, http::Response>(const http::Request&, bool writes)>;

// The same operations at /console/api/, opened by a session; additive fields, a rate class of their own.
std::vector<http::Route> session_routes(const Services& services, SessionGuard guard);

}  // namespace guardian::api
