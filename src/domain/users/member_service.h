#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "domain/access/authenticator.h"
#include "domain/audit/audit_trail.h"
#include "domain/sessions/session_service.h"
#include "domain/users/password.h"
#include "domain/users/user.h"

namespace guardian::domain {

// People of a tenant. Each change is one transaction with its audit record, in force before its answer.
// The last active owner of a tenant can be neither removed, locked nor demoted (conflict "last-owner").
// Owners and the local operator manage everyone, administrators everyone but owners; others are
// forbidden. Only the operator sets the password of someone who is in other tenants too: it would open
// those. Any thread.
class MemberService {
 public:
  // All must outlive it.
  MemberService(Database& database, AuditTrail& audit, Authenticator& authenticator, SessionService& sessions,
                const Clock& clock, PasswordHasher& hasher = argon2id());

  // A new person needs a password; a person who exists elsewhere keeps theirs (`password` must be absent then).
  Result<Membership> add(const AccessScope& scope, std::string_view email, std::string_view name, Role role,
                         const std::optional<Secret>& password);
  Result<std::vector<Membership>> list(const AccessScope& scope);
  Result<Membership> find(const AccessScope& scope, std::string_view email);  // not_found
  Result<void> set_role(const AccessScope& scope, std::string_view email, Role role);
  Result<void> lock(const AccessScope& scope, std::string_view email);  // keys and sessions stop at once
  Result<void> unlock(const AccessScope& scope, std::string_view email);
  Result<void> remove(const AccessScope& scope, std::string_view email);
  Result<void> set_password(const AccessScope& scope, std::string_view email,
                            const Secret& password);  // ends all sessions
  Result<void> end_sessions(const AccessScope& scope, std::string_view email);

 private:
  Database& database_;
  AuditTrail& audit_;
  Authenticator& authenticator_;
  SessionService& sessions_;
  const Clock& clock_;
  PasswordHasher& hasher_;
};

}  // namespace guardian::domain
