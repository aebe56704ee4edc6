#include "domain/users/invitation_service.h"

#include <algorithm>
#include <utility>

#include "base/encoding.h"
#include "base/hmac.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "base/random.h"
#include "domain/access/credential_change.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_actions.h"
#include "domain/tenants/tenant.h"
#include "domain/users/member_rules.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kTokenHex = 64;
constexpr std::size_t kMaxInvitationPassword = 1024;  // longer ones are refused unhashed
constexpr std::chrono::days kKeptAfterEnd{30};

Error invitation_ended() {
  return {ErrorCode::not_found, "This invitation is not valid any more. Ask for a new one", {}, "invitation-ended"};
}

Error not_their_password() {
  return {ErrorCode::unauthenticated,
          "If this e-mail has an account here already, give the password of that account",
          {},
          "sign-in-failed"};
}

std::string digest_of_token(std::string_view token) { return to_hex(sha256(token)); }

// Whether the sender, as they are now, could give the role.
bool may_still_give(const std::optional<Membership>& sender, Role role) {
  if (!sender || sender->state != MemberState::active || sender->role == Role::read_only) return false;
  return role != Role::owner || sender->role == Role::owner;
}

// The tenant of an invitation, for the one who holds its token; `user_id` empty: nobody yet.
AccessScope scope_of_invitation(const Invitation& invitation, const std::string& tenant_name,
                                const std::string& user_id, const IpAddress& peer) {
  AccessScopeIssuer::Grant grant;
  grant.tenant_id = invitation.tenant_id;
  grant.tenant_name = tenant_name;
  grant.actor = {user_id.empty() ? "invitation:" + invitation.id : "user:" + user_id, peer.to_string()};
  grant.user_id = user_id;
  return AccessScopeIssuer::issue(std::move(grant));
}

AuditEvent invitation_event(const AccessScope& scope, std::string_view action, const Invitation& invitation,
                            std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = "invitation:" + invitation.id;
  event.request_id = request_id;
  event.detail.clear();
  JsonWriter(event.detail)
      .begin_object()
      .member("email", invitation.email)
      .member("role", to_string(invitation.role))
      .member("invited_by", "user:" + invitation.invited_by)
      .end_object();
  return event;
}

ShownInvitation show(Invitation invitation, const std::vector<Membership>& members, Instant now) {
  ShownInvitation shown{std::move(invitation), InvitationState::open, {}};
  const auto found = std::find_if(members.begin(), members.end(), [&](const Membership& member) {
    return member.user_id == shown.invitation.invited_by;
  });
  const auto sender = found == members.end() ? std::optional<Membership>() : std::optional(*found);
  if (sender) shown.sender_email = sender->email;
  if (now >= shown.invitation.expires_at) {
    shown.state = InvitationState::expired;
  } else if (!may_still_give(sender, shown.invitation.role)) {
    shown.state = InvitationState::invalid;
  }
  return shown;
}

}  // namespace

InvitationService::InvitationService(Database& database, const KeyRingHolder& ring, AuditTrail& audit,
                                     Authenticator& authenticator, const Clock& clock, PasswordHasher& hasher)
    : database_(database),
      ring_(ring),
      audit_(audit),
      authenticator_(authenticator),
      clock_(clock),
      hasher_(hasher),
      throttle_(database, clock) {}

Result<SentInvitation> InvitationService::invite(const AccessScope& scope, std::string_view email,
                                                 std::string_view name, Role role, std::string_view request_id) {
  GUARDIAN_CHECK(check_may_manage(scope, role));
  if (is_operator(scope)) return Error::forbidden("No access", "an invitation without a person who sends it");
  const auto normal = normalise_email(email);
  if (!normal) return bad_member_field("email", "this is no e-mail address");
  GUARDIAN_CHECK(check_person_name(name));
  Secret token(random_hex(kTokenHex / 2));
  GUARDIAN_TRY(auto shown, database_.write(WriteLane::security, [&](Tx& tx) -> Result<ShownInvitation> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    const Instant now = clock_.now();
    GUARDIAN_TRY(const auto members, tx.users().list_members(scope));
    if (std::any_of(members.begin(), members.end(), [&](const Membership& each) { return each.email == *normal; })) {
      return Error::conflict("This person is a member already", "member-exists");
    }
    GUARDIAN_CHECK(tx.invitations().remove_ended(scope, now - kKeptAfterEnd));
    GUARDIAN_TRY(const auto others, tx.invitations().list(scope));
    if (others.size() >= kMostOpen) {
      return Error::conflict("Too many invitations are open: revoke some first", "too-many-invitations");
    }
    Invitation made{random_id(),
                    scope.tenant_id(),
                    *normal,
                    std::string(name),
                    role,
                    digest_of_token(token.reveal()),
                    scope.user_id(),
                    now,
                    now + kLife};
    GUARDIAN_CHECK(tx.invitations().insert(scope, made));
    GUARDIAN_CHECK(audit_.append(tx, invitation_event(scope, audit_action::kInvitationSend, made, request_id)));
    return show(std::move(made), members, now);
  }));
  return SentInvitation{std::move(shown), std::move(token)};
}

Result<SentInvitation> InvitationService::renew(const AccessScope& scope, std::string_view id,
                                                std::string_view request_id) {
  GUARDIAN_CHECK(check_administers(scope));
  if (is_operator(scope)) return Error::forbidden("No access", "an invitation without a person who sends it");
  Secret token(random_hex(kTokenHex / 2));
  GUARDIAN_TRY(auto shown, database_.write(WriteLane::security, [&](Tx& tx) -> Result<ShownInvitation> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto invitation, tx.invitations().find(scope, id));
    if (!invitation) return Error::not_found();
    GUARDIAN_CHECK(check_may_manage(scope, invitation->role));
    const Instant now = clock_.now();
    invitation->digest = digest_of_token(token.reveal());
    invitation->invited_by = scope.user_id();
    invitation->expires_at = now + kLife;
    GUARDIAN_CHECK(tx.invitations().update(scope, *invitation));
    GUARDIAN_CHECK(audit_.append(tx, invitation_event(scope, audit_action::kInvitationRenew, *invitation, request_id)));
    GUARDIAN_TRY(const auto members, tx.users().list_members(scope));
    return show(std::move(*invitation), members, now);
  }));
  return SentInvitation{std::move(shown), std::move(token)};
}

Result<void> InvitationService::revoke(const AccessScope& scope, std::string_view id, std::string_view request_id) {
  GUARDIAN_CHECK(check_administers(scope));
  return database_.write(WriteLane::security, std::function([&](Tx& tx) -> Result<void> {
                           GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
                           GUARDIAN_TRY(const auto invitation, tx.invitations().find(scope, id));
                           if (!invitation) return Error::not_found();
                           GUARDIAN_CHECK(check_may_manage(scope, invitation->role));
                           GUARDIAN_CHECK(tx.invitations().remove(scope, id));
                           return audit_.append(
                               tx, invitation_event(scope, audit_action::kInvitationRevoke, *invitation, request_id));
                         }));
}

Result<std::vector<ShownInvitation>> InvitationService::list(const AccessScope& scope) {
  GUARDIAN_CHECK(check_administers(scope));
  return database_.read([&](const Reader& reader) -> Result<std::vector<ShownInvitation>> {
    GUARDIAN_TRY(auto invitations, reader.invitations().list(scope));
    GUARDIAN_TRY(const auto members, reader.users().list_members(scope));
    std::vector<ShownInvitation> all;
    for (auto& invitation : invitations) all.push_back(show(std::move(invitation), members, clock_.now()));
    return all;
  });
}

Result<OpenInvitation> InvitationService::find_open(const Reader& reader, std::string_view digest) const {
  GUARDIAN_TRY(auto invitation, reader.invitations().find_by_digest(digest));
  if (!invitation || clock_.now() >= invitation->expires_at) return invitation_ended();
  GUARDIAN_TRY(const auto tenant, reader.tenants().find(invitation->tenant_id));
  if (!tenant || tenant->state != TenantState::active) return invitation_ended();
  const auto scope = scope_of_invitation(*invitation, tenant->name, {}, {});
  GUARDIAN_TRY(const auto sender, reader.users().find_member(scope, invitation->invited_by));
  if (!may_still_give(sender, invitation->role)) return invitation_ended();
  return OpenInvitation{std::move(*invitation), tenant->name, sender->email};
}

Result<OpenInvitation> InvitationService::look(std::string_view token, const IpAddress& peer) {
  GUARDIAN_CHECK(throttle_.check_source(peer));
  const bool fits = token.size() == kTokenHex && is_lower_hex(token);
  auto found = !fits ? Result<OpenInvitation>(invitation_ended())
                     : database_.read([&](const Reader& reader) { return find_open(reader, digest_of_token(token)); });
  if (!found && found.error().code == ErrorCode::not_found) throttle_.note_source_failure(peer);
  return found;
}

// The hash a new person gets; empty for one who has an account and proved it.
Result<std::string> InvitationService::prepare_account(const std::optional<User>& user, const OpenInvitation& open,
                                                       const InvitationAnswer& answer) {
  if (!user) {
    GUARDIAN_CHECK(check_person_name(answer.name));
    GUARDIAN_CHECK(check_password_strength(answer.password, open.invitation.email, open.tenant_name));
    return hasher_.hash(answer.password);
  }
  if (answer.password.reveal().size() > kMaxInvitationPassword) return not_their_password();
  GUARDIAN_CHECK(throttle_.take_try(TryBudget::of_account(*ring_.get(), user->id, user->email)));
  if (user->password_hash.empty()) {
    // After a restore: only the operator may give this account a password, since it may open other tenants.
    hasher_.spend(answer.password);
    return not_their_password();
  }
  if (!hasher_.verify(user->password_hash, answer.password)) return not_their_password();
  return std::string();
}

Result<OpenInvitation> InvitationService::accept(const InvitationAnswer& answer) {
  GUARDIAN_TRY(const auto open, look(answer.token, answer.peer));
  GUARDIAN_TRY(const auto user, database_.read([&](const Reader& reader) -> Result<std::optional<User>> {
    return reader.credentials().find_user_by_email(open.invitation.email);
  }));
  auto hash = prepare_account(user, open, answer);
  if (!hash) {
    if (hash.error().code == ErrorCode::unauthenticated) {
      throttle_.note_source_failure(answer.peer);
      log_info("invitation_refused",
               {{"reason", "wrong_password"}, {"request_id", std::string_view(answer.request_id)}});
    }
    return std::move(hash).error();
  }
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<OpenInvitation> {
    GUARDIAN_CHECK(take_turn(tx, open.invitation.tenant_id));
    // What was read outside may have changed: used by another, revoked, the account made or its password changed.
    GUARDIAN_TRY(auto again, find_open(tx, open.invitation.digest));
    GUARDIAN_TRY(auto person, tx.credentials().find_user_by_email(again.invitation.email));
    if (person.has_value() != user.has_value()) return not_their_password();
    if (person && person->password_hash != user->password_hash) return not_their_password();
    if (!person) {
      const std::string& name = answer.name.empty() ? again.invitation.name : answer.name;
      person = new_user(again.invitation.email, name, *hash, clock_.now());
      GUARDIAN_CHECK(tx.users().insert(*person));
    } else {
      const auto budget = TryBudget::of_account(*ring_.get(), person->id, person->email);
      GUARDIAN_CHECK(SignInThrottle::forgive(tx, budget, clock_.now()));
    }
    const auto scope = scope_of_invitation(again.invitation, again.tenant_name, person->id, answer.peer);
    const Membership member{again.invitation.tenant_id, again.tenant_name,   person->id,  person->email, person->name,
                            again.invitation.role,      MemberState::active, std::nullopt};
    GUARDIAN_CHECK(tx.users().insert_member(scope, member));
    GUARDIAN_CHECK(tx.invitations().remove(scope, again.invitation.id));
    GUARDIAN_CHECK(audit_.append(
        tx, invitation_event(scope, audit_action::kInvitationAccept, again.invitation, answer.request_id)));
    return again;
  });
}

}  // namespace guardian::domain
