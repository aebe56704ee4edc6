#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/authenticator.h"
#include "domain/audit/audit_trail.h"
#include "domain/sessions/session_service.h"
#include "domain/tenants/tenant.h"

namespace guardian::domain {

// Tenants, for the local operator; their settings also for their owners. Each change is one transaction with
// its audit record, in force before its answer: the operator's in the installation's chain, an owner's in
// the tenant's.
class TenantService {
 public:
  TenantService(Database& database, AuditTrail& audit, Authenticator& authenticator, SessionService& sessions, const Clock& clock);

  // `who` as Actor::name, e.g. "os:root". conflict: the name exists.
  Result<Tenant> create(std::string_view name, std::string_view who);
  Result<std::vector<Tenant>> list();
  Result<Tenant> find(std::string_view name);  // not_found
  Result<void> suspend(std::string_view name, std::string_view who);
  Result<void> resume(std::string_view name, std::string_view who);
  Result<void> remove(std::string_view name, std::string_view who);  // with everything in it
  Result<Tenant> set(std::string_view name, const std::vector<std::string>& assignments, std::string_view who);
  // By a person of the tenant: owners, administrators (forbidden "no-permission").
  Result<TenantSettings> settings_of(const AccessScope& scope);
  // By an owner (else forbidden "no-permission"), for what owner_may_set; as `set`. No change: nothing is written.
  Result<TenantSettings> change_settings(const AccessScope& scope, const std::vector<std::string>& assignments,
                                         std::string_view request_id);
  // A scope over the tenant for a local actor; not_found.
  Result<AccessScope> scope_of(std::string_view name, std::string_view who);

 private:
  Database& database_;
  AuditTrail& audit_;
  Authenticator& authenticator_;
  SessionService& sessions_;
  const Clock& clock_;
};

}  // namespace guardian::domain
