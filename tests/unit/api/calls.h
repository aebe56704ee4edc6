#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/routes.h"
#include "base/json_reader.h"
#include "domain/access/failure_throttle.h"
#include "domain/access/rate_limiter.h"
#include "domain/devices/device.h"
#include "domain/devices/device_document.h"
#include "http/router.h"
#include "support/test_installation.h"
#include "unit/api/requests.h"

namespace guardian::api {

// The API over an installation in memory, called as the HTTP room calls it.
class TestApi {
 public:
  TestApi() : router(make_routes()) {}

  http::Response send(http::Request request) {
    const auto match = router.find(request.method, request.path);
    if (match.route == nullptr) return http::Response::empty(match.allow.empty() ? 404 : 405);
    return match.route->handler(request);
  }

  http::Request signed_request(const domain::CreatedKey& key, http::Request request,
                               const std::string& customer = "acme") {
    request.headers.add("X-Key-Id", key.row.key_id);
    request.headers.add("X-Access-Key", std::string(key.access_key->reveal()));
    if (!customer.empty()) request.query.push_back({"customerid", customer});
    return request;
  }
  http::Response get(const std::string& path, const Parameters& parameters = {}) {
    return send(signed_request(owner_key, get_request("/pub/v4.0/" + path, parameters)));
  }
  http::Response put(const std::string& path, const std::string& body) {
    return send(signed_request(owner_key, put_request("/pub/v4.0/" + path, body)));
  }
  // By the session of the owner.
  http::Response get_in_console(const std::string& path, const Parameters& parameters = {}) {
    return send(get_request("/console/api/" + path, parameters));
  }

  void save(const std::string& deviceid, const std::string& members = "") { save_in("acme", deviceid, members); }
  void save_in(const std::string& tenant, const std::string& deviceid, const std::string& members = "") {
    const auto scope = site.operator_scope(tenant);
    auto document = domain::must(
        domain::parse_device_document("{\"deviceid\":\"" + deviceid + "\"" + members + "}", site.clock.now()));
    domain::must(site.database.write(domain::WriteLane::normal, [&](domain::Tx& tx) -> Result<void> {
      GUARDIAN_TRY(const auto id, tx.devices().save(scope, document.detail));
      (void)id;
      return {};
    }));
  }

  domain::TestInstallation site;
  domain::RateLimiter limiter{site.clock};
  domain::FailureThrottle failures{site.clock};
  domain::Cursors cursors{site.ring, "epoch"};
  domain::CreatedKey owner_key = site.create_key();
  std::string session_user = domain::TestInstallation::kOwner;
  http::Router router;

 private:
  http::Router make_routes() {
    const Services services{site.database, site.authenticator, limiter, failures, *site.audit, cursors, site.clock};
    auto routes = public_routes(services);
    const SessionGuard guard = [this](const http::Request&, bool) -> std::variant<domain::AccessScope, http::Response> {
      if (session_user.empty()) return http::Response::empty(401);
      return site.scope_of(session_user);
    };
    for (auto& route : session_routes(services, guard)) routes.push_back(std::move(route));
    return http::Router(std::move(routes));
  }
};

}  // namespace guardian::api
