#include "domain/tenants/tenant_service.h"

#include <fmt/format.h>

#include <utility>

#include "base/random.h"
#include "domain/access/credential_change.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/revocation_log.h"
#include "domain/users/member_rules.h"

namespace guardian::domain {
namespace {

Error no_such_tenant(std::string_view name) { return Error::not_found(fmt::format("There is no tenant '{}'", name)); }

Result<Tenant> find_tenant(const Reader& reader, std::string_view name) {
  GUARDIAN_TRY(auto tenant, reader.tenants().find_by_name(name));
  if (!tenant) return no_such_tenant(name);
  return std::move(*tenant);
}

AuditEvent tenant_event(std::string_view who, std::string_view action, const Tenant& tenant) {
  AuditEvent event;
  event.chain = kInstallationChain;
  event.actor.name = who;
  event.action = action;
  event.object = "tenant:" + tenant.id;
  event.detail = fmt::format(R"({{"name":"{}"}})", tenant.name);  // its grammar needs no escapes
  return event;
}

// A client names a tenant by its name or its tsg_id: no text may mean two of them. REQUIRES: the
// installation's turn is taken.
Result<void> check_names_one_tenant(Tx& tx, const Tenant& tenant) {
  GUARDIAN_TRY(const auto all, tx.tenants().list());
  for (const auto& other : all) {
    if (other.id == tenant.id) continue;
    const bool taken =
        !tenant.settings.tsg_id.empty() && names_tenant(tenant.settings.tsg_id, other.name, other.settings);
    if (taken || names_tenant(tenant.name, other.name, other.settings)) {
      return Error::conflict("Another tenant has this name or tsg_id");
    }
  }
  return {};
}

// The installation's turn, then the tenant's own: nobody signs in or makes a key halfway through.
Result<Tenant> take_tenant(Tx& tx, std::string_view name) {
  GUARDIAN_CHECK(take_turn(tx, kInstallationChain));
  GUARDIAN_TRY(const auto tenant, find_tenant(tx, name));
  GUARDIAN_CHECK(take_turn(tx, tenant.id));
  return find_tenant(tx, name);
}

}  // namespace

TenantService::TenantService(Database& database, AuditTrail& audit, Authenticator& authenticator,
                             SessionService& sessions, const Clock& clock)
    : database_(database), audit_(audit), authenticator_(authenticator), sessions_(sessions), clock_(clock) {}

Result<Tenant> TenantService::create(std::string_view name, std::string_view who) {
  if (!is_valid_tenant_name(name)) return Error::invalid("A tenant's name has 1..63 of a-z, 0-9 and -");
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<Tenant> {
    GUARDIAN_CHECK(take_turn(tx, kInstallationChain));
    Tenant tenant;
    tenant.id = random_id();
    tenant.name = name;
    tenant.created_at = clock_.now();
    GUARDIAN_CHECK(check_names_one_tenant(tx, tenant));
    GUARDIAN_CHECK(tx.tenants().insert(tenant));
    GUARDIAN_CHECK(audit_.append(tx, tenant_event(who, audit_action::kTenantCreate, tenant)));
    return tenant;
  });
}

Result<std::vector<Tenant>> TenantService::list() {
  return database_.read([](const Reader& reader) -> Result<std::vector<Tenant>> { return reader.tenants().list(); });
}

Result<Tenant> TenantService::find(std::string_view name) {
  return database_.read([&](const Reader& reader) -> Result<Tenant> { return find_tenant(reader, name); });
}

Result<void> TenantService::suspend(std::string_view name, std::string_view who) {
  const ForgetAfter<SessionService> forget{sessions_};
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(auto tenant, take_tenant(tx, name));
    if (tenant.state == TenantState::suspended) return {};
    tenant.state = TenantState::suspended;
    GUARDIAN_CHECK(tx.tenants().update(tenant));
    auto event = tenant_event(who, audit_action::kTenantSuspend, tenant);
    event.revocation = log_tenant_state(tenant, false);
    return audit_.append(tx, event);
  });
}

Result<void> TenantService::resume(std::string_view name, std::string_view who) {
  const ForgetAfter<SessionService> forget{sessions_};
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(auto tenant, take_tenant(tx, name));
    if (tenant.state == TenantState::active) return {};
    tenant.state = TenantState::active;
    GUARDIAN_CHECK(tx.tenants().update(tenant));
    auto event = tenant_event(who, audit_action::kTenantResume, tenant);
    event.revocation = log_tenant_state(tenant, true);
    return audit_.append(tx, event);
  });
}

Result<void> TenantService::remove(std::string_view name, std::string_view who) {
  const ForgetAfter<SessionService> forget{sessions_};
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const auto tenant, take_tenant(tx, name));
    GUARDIAN_CHECK(tx.tenants().remove(tenant.id));
    auto event = tenant_event(who, audit_action::kTenantRemove, tenant);
    event.revocation = log_tenant_removed(tenant.id);
    return audit_.append(tx, event);
  });
}

Result<Tenant> TenantService::set(std::string_view name, const std::vector<std::string>& assignments,
                                  std::string_view who) {
  const ForgetAfter<SessionService> forget{sessions_};
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<Tenant> {
    GUARDIAN_TRY(auto tenant, take_tenant(tx, name));
    for (const auto& assignment : assignments) GUARDIAN_CHECK(apply_setting(tenant.settings, assignment));
    GUARDIAN_CHECK(check_names_one_tenant(tx, tenant));
    GUARDIAN_CHECK(tx.tenants().update(tenant));
    auto event = tenant_event(who, audit_action::kTenantSet, tenant);
    event.detail = fmt::format(R"({{"name":"{}","settings":{}}})", tenant.name, write_tenant_settings(tenant.settings));
    GUARDIAN_CHECK(audit_.append(tx, event));
    return tenant;
  });
}

Result<TenantSettings> TenantService::settings_of(const AccessScope& scope) {
  GUARDIAN_CHECK(check_administers(scope));
  return database_.read([&](const Reader& reader) -> Result<TenantSettings> {
    GUARDIAN_TRY(auto tenant, reader.tenants().find(scope.tenant_id()));
    if (!tenant) return Error::not_found();
    return std::move(tenant->settings);
  });
}

Result<TenantSettings> TenantService::change_settings(const AccessScope& scope,
                                                      const std::vector<std::string>& assignments,
                                                      std::string_view request_id) {
  GUARDIAN_CHECK(check_may_manage(scope, Role::owner));
  for (const auto& assignment : assignments) {
    const auto name = std::string_view(assignment).substr(0, assignment.find('='));
    if (!owner_may_set(name)) return Error::invalid(fmt::format("{} is not an owner's to set", name));
  }
  const ForgetAfter<SessionService> forget{sessions_};
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<TenantSettings> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto tenant, tx.tenants().find(scope.tenant_id()));
    if (!tenant) return Error::not_found();
    const TenantSettings before = tenant->settings;
    for (const auto& assignment : assignments) GUARDIAN_CHECK(apply_setting(tenant->settings, assignment));
    if (tenant->settings == before) return before;
    GUARDIAN_CHECK(tx.tenants().update(*tenant));
    AuditEvent event;
    event.chain = scope.tenant_id();
    event.actor = scope.actor();
    event.action = audit_action::kTenantSet;
    event.object = "tenant:" + tenant->id;
    event.request_id = request_id;
    event.detail = fmt::format(R"({{"before":{},"after":{}}})", write_tenant_settings(before),
                               write_tenant_settings(tenant->settings));
    GUARDIAN_CHECK(audit_.append(tx, event));
    return tenant->settings;
  });
}

Result<AccessScope> TenantService::scope_of(std::string_view name, std::string_view who) {
  GUARDIAN_TRY(auto tenant, find(name));
  return AccessScopeIssuer::for_service(std::move(tenant.id), std::move(tenant.name), std::string(who));
}

}  // namespace guardian::domain
