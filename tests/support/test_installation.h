#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "counting_hasher.h"
#include "domain/access/access_key_service.h"
#include "domain/access/authenticator.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_trail.h"
#include "domain/second_factor/second_factor_service.h"
#include "domain/sessions/session_service.h"
#include "domain/tenants/tenant_service.h"
#include "domain/users/member_service.h"
#include "fake_clock.h"
#include "memory_database.h"
#include "temporary_directory.h"

namespace guardian::domain {

// Takes the value out of a Result that a test needs to go on, or stops the test program saying why.
template <typename T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "must: %s (%s)\n", result.error().client_text.c_str(), result.error().log_text.c_str());
    std::abort();
  }
  return std::move(result).value();
}
inline void must(Result<void> result) {
  if (!result) {
    std::fprintf(stderr, "must: %s (%s)\n", result.error().client_text.c_str(), result.error().log_text.c_str());
    std::abort();
  }
}

// A whole installation in memory, with its files in a temporary directory: tenant "acme" with an owner,
// an administrator and a reader, all with kPassword.
class TestInstallation {
 public:
  static constexpr const char* kPassword = "violet kettle harbour 42";
  static constexpr const char* kOwner = "ada@plant.example";
  static constexpr const char* kAdministrator = "ben@plant.example";
  static constexpr const char* kReader = "eve@plant.example";

  TestInstallation()
      : ring(must(KeyRing::open(directory.path() / "secrets", clock))),
        audit(must(AuditTrail::open(directory.path() / "audit", ring, clock))),
        authenticator(database, ring, clock),
        sessions(database, ring, *audit, authenticator, clock, hasher),
        second_factors(database, ring, *audit, authenticator, clock),
        tenants(database, *audit, authenticator, sessions, clock),
        members(database, *audit, authenticator, sessions, clock, hasher),
        keys(database, ring, *audit, authenticator, clock) {
    must(tenants.create("acme", "os:test"));
    add_member("acme", kOwner, Role::owner);
    add_member("acme", kAdministrator, Role::administrator);
    add_member("acme", kReader, Role::read_only);
    authenticator.poll();
  }

  AccessScope operator_scope(const std::string& tenant = "acme") { return must(tenants.scope_of(tenant, "os:test")); }

  // The scope a session of that person would have.
  AccessScope scope_of(const std::string& email, const std::string& tenant = "acme") {
    const auto place = operator_scope(tenant);
    const auto member = must(members.find(place, email));
    AccessScopeIssuer::Grant grant;
    grant.tenant_id = place.tenant_id();
    grant.tenant_name = place.tenant_name();
    grant.role = member.role;
    grant.may_write = member.role != Role::read_only;
    grant.actor = {"user:" + member.user_id, "192.0.2.7"};
    grant.user_id = member.user_id;
    return AccessScopeIssuer::issue(std::move(grant));
  }

  Membership add_member(const std::string& tenant, const std::string& email, Role role) {
    const bool known = must(database.read([&](const Reader& reader) -> Result<bool> {
      GUARDIAN_TRY(const auto user, reader.credentials().find_user_by_email(email));
      return user.has_value();
    }));
    return must(members.add(operator_scope(tenant), email, "", role,
                            known ? std::nullopt : std::optional<Secret>(Secret(kPassword))));
  }

  KeyRequest request(const std::string& label = "collector", Access access = Access::read_write) {
    KeyRequest wanted;
    wanted.label = label;
    wanted.access = access;
    wanted.expires_at = clock.now() + std::chrono::days(365);
    wanted.request_id = "request-1";
    return wanted;
  }
  CreatedKey create_key(const std::string& email = kOwner, Access access = Access::read_write,
                        const std::string& tenant = "acme") {
    const auto scope = operator_scope(tenant);
    return must(keys.create(scope, must(members.find(scope, email)).user_id, request("collector", access)));
  }

  // What a client would send with that key. The views look into `key`.
  static PresentedKey present(const CreatedKey& key, std::string_view customer = "acme") {
    return present(key.row.key_id, key.access_key->reveal(), customer);
  }
  static PresentedKey present(std::string_view key_id, std::string_view access_key,
                              std::string_view customer = "acme") {
    PresentedKey presented;
    presented.key_id = key_id;
    presented.access_key = access_key;
    presented.customer_id = customer;
    presented.customer_id_present = true;
    presented.path = "/pub/v4.0/device/list";
    presented.peer = *IpAddress::parse("192.0.2.10");
    return presented;
  }
  bool accepts(const PresentedKey& presented) { return authenticator.verify(presented).key.has_value(); }
  Refusal refusal_of(const PresentedKey& presented) { return authenticator.verify(presented).refusal; }

  SignInRequest sign_in_request(const std::string& email = kOwner, const std::string& password = kPassword) {
    SignInRequest wanted;
    wanted.email = email;
    wanted.password = Secret(password);
    wanted.peer = *IpAddress::parse("192.0.2.7");
    wanted.user_agent = "test";
    wanted.request_id = "request-2";
    return wanted;
  }
  NewSession sign_in(const std::string& email = kOwner) {
    return std::get<NewSession>(must(sessions.sign_in(sign_in_request(email))));
  }

  TemporaryDirectory directory;
  FakeClock clock;
  MemoryDatabase database;
  CountingHasher hasher;
  KeyRingHolder ring;
  std::unique_ptr<AuditTrail> audit;
  Authenticator authenticator;
  SessionService sessions;
  SecondFactorService second_factors;
  TenantService tenants;
  MemberService members;
  AccessKeyService keys;
};

}  // namespace guardian::domain
