#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/authenticator.h"
#include "domain/access/key_ring.h"
#include "domain/audit/audit_trail.h"
#include "domain/sessions/sign_in_throttle.h"
#include "domain/users/invitation.h"
#include "domain/users/password.h"
#include "domain/users/user.h"

namespace guardian::domain {

// `invalid`: its sender may no longer give the role, so nobody can use it; renewing mends it.
enum class InvitationState { open, expired, invalid };

struct ShownInvitation {
  Invitation invitation;
  InvitationState state = InvitationState::open;
  std::string sender_email;  // empty: the sender has left the tenant
};

struct SentInvitation {
  ShownInvitation shown;
  Secret token;  // 64 hex; told this once
};

// What the holder of a token may know before using it.
struct OpenInvitation {
  Invitation invitation;
  std::string tenant_name;
  std::string sender_email;
};

struct InvitationAnswer {
  std::string token;
  std::string name;  // empty: the sender's proposal
  Secret password;
  IpAddress peer;
  std::string request_id;
};

// Invitations: owners and administrators send them for roles they could give, whoever holds the token uses
// it once. What an invitation may give is asked again when it is used: one whose sender was locked, removed
// or demoted meanwhile opens nothing. A token that is unknown, used, renewed, revoked, too old or orphaned
// gets one error: not_found "invitation-ended". A person who has an account in the installation proves it by
// its password, throttled as sign-in; nothing tells beforehand whether they have one. Any thread.
class InvitationService {
 public:
  static constexpr std::chrono::days kLife{7};
  static constexpr std::size_t kMostOpen = 200;  // of one tenant

  // All must outlive it.
  InvitationService(Database& database, const KeyRingHolder& ring, AuditTrail& audit, Authenticator& authenticator,
                    const Clock& clock, PasswordHasher& hasher = argon2id());

  // conflict "member-exists", "invited-already", "too-many-invitations"; invalid_argument with the field as type.
  Result<SentInvitation> invite(const AccessScope& scope, std::string_view email, std::string_view name, Role role,
                                std::string_view request_id);
  // A new token and a new life, sent by the caller; the former token is void.
  Result<SentInvitation> renew(const AccessScope& scope, std::string_view id, std::string_view request_id);
  Result<void> revoke(const AccessScope& scope, std::string_view id, std::string_view request_id);
  Result<std::vector<ShownInvitation>> list(const AccessScope& scope);  // by e-mail

  Result<OpenInvitation> look(std::string_view token, const IpAddress& peer);
  // Runs Argon2id once: call it on the password lane. unauthenticated "sign-in-failed": the e-mail has an account and
  // this is not its password; invalid_argument "weak-password" or "name"; too_many_requests as sign-in.
  Result<OpenInvitation> accept(const InvitationAnswer& answer);

 private:
  Result<OpenInvitation> find_open(const Reader& reader, std::string_view digest) const;
  Result<std::string> prepare_account(const std::optional<User>& user, const OpenInvitation& open,
                                      const InvitationAnswer& answer);

  Database& database_;
  const KeyRingHolder& ring_;
  AuditTrail& audit_;
  Authenticator& authenticator_;
  const Clock& clock_;
  PasswordHasher& hasher_;
  SignInThrottle throttle_;  // its count of sources is its own, its budgets are those of sign-in
};

}  // namespace guardian::domain
