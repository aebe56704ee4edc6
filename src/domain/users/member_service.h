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
// forbidden. Nobody raises, locks or removes themselves (conflict "own-account"). Only the operator sets the password
// of someone who is in other tenants too: it would open those. Any thread.
class MemberService {
 public:
  // All must outlive it.
  MemberService(Database& database, AuditTrail& audit, Authenticator& authenticator, SessionService& sessions,
                const Clock& clock, PasswordHasher& hasher = argon2id());

  // A new person needs a password; a person who exists elsewhere keeps theirs (`password` must be absent then).
  Result<Membership> add(const AccessScope& scope, std::string_view email, std::string_view name, Role role,
                         const std::optional<Secret>& password);
  Result<std::vector<Membership>> list(const AccessScope& scope);
  // `named` is an e-mail or a user's id, here and below; not_found. The changed ones are given back as they are now.
  Result<Membership> find(const AccessScope& scope, std::string_view named);
  // Ends their sessions in this tenant.
  Result<Membership> set_role(const AccessScope& scope, std::string_view named, Role role,
                              std::string_view request_id = {});
  // Keys and sessions stop at once.
  Result<Membership> lock(const AccessScope& scope, std::string_view named, std::string_view request_id = {});
  Result<Membership> unlock(const AccessScope& scope, std::string_view named, std::string_view request_id = {});
  Result<void> remove(const AccessScope& scope, std::string_view named, std::string_view request_id = {});
  Result<void> set_password(const AccessScope& scope, std::string_view named,
                            const Secret& password);  // ends all sessions
  Result<void> end_sessions(const AccessScope& scope, std::string_view named, std::string_view request_id = {});

 private:
  Database& database_;
  AuditTrail& audit_;
  Authenticator& authenticator_;
  SessionService& sessions_;
  const Clock& clock_;
  PasswordHasher& hasher_;
};

}  // namespace guardian::domain
