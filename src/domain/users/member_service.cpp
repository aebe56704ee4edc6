#include "domain/users/member_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/access/credential_change.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/revocation_log.h"
#include "domain/sessions/session.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

bool is_operator(const AccessScope& scope) { return scope.user_id().empty(); }

Error bad_member_field(std::string_view field, std::string text) {
  return {ErrorCode::invalid_argument, std::move(text), {}, std::string(field)};
}

// `role` is the person's, now or to be: nobody manages above themselves.
Result<void> check_may_manage(const AccessScope& scope, Role role) {
  const bool may =
      scope.may_write() && scope.role() != Role::read_only && (scope.role() == Role::owner || role != Role::owner);
  if (!may) return Error::forbidden("No access", "managing members above one's role");
  return {};
}

Result<Membership> find_by_email(const Reader& reader, const AccessScope& scope, std::string_view email) {
  const auto normal = normalise_email(email);
  if (!normal) return Error::not_found();
  GUARDIAN_TRY(const auto user, reader.credentials().find_user_by_email(*normal));
  if (!user) return Error::not_found();
  GUARDIAN_TRY(auto member, reader.users().find_member(scope, user->id));
  if (!member) return Error::not_found();
  return std::move(*member);
}

// REQUIRES: the tenant's turn is taken, so that no other owner goes at the same time.
Result<void> check_not_last_owner(Tx& tx, const AccessScope& scope, const Membership& member) {
  if (member.role != Role::owner || member.state != MemberState::active) return {};
  GUARDIAN_TRY(const auto members, tx.users().list_members(scope));
  const auto owners = std::count_if(members.begin(), members.end(), [](const Membership& each) {
    return each.role == Role::owner && each.state == MemberState::active;
  });
  if (owners <= 1) return Error::conflict("The last active owner of a tenant must stay one", "last-owner");
  return {};
}

Result<void> end_sessions_here(Tx& tx, const AccessScope& scope, std::string_view user_id) {
  GUARDIAN_TRY(const auto sessions, tx.sessions().list_of_user(scope, user_id));
  for (const auto& session : sessions) GUARDIAN_CHECK(tx.sessions().remove(scope, session.digest));
  return {};
}

AuditEvent member_event(const AccessScope& scope, std::string_view action, const Membership& member) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = "user:" + member.user_id;
  event.detail.clear();
  JsonWriter(event.detail)
      .begin_object()
      .member("email", member.email)
      .member("role", to_string(member.role))
      .end_object();
  return event;
}

// Every change of one member: find the person, ask whether the caller may, then do it.
template <typename F>
Result<void> change_member(Database& database, Authenticator& authenticator, SessionService& sessions,
                           const AccessScope& scope, std::string_view email, F&& change) {
  const ForgetAfter<SessionService> forget{sessions};
  return change_credentials(database, authenticator, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto member, find_by_email(tx, scope, email));
    GUARDIAN_CHECK(check_may_manage(scope, member.role));
    return change(tx, member);
  });
}

}  // namespace

MemberService::MemberService(Database& database, AuditTrail& audit, Authenticator& authenticator,
                             SessionService& sessions, const Clock& clock, PasswordHasher& hasher)
    : database_(database),
      audit_(audit),
      authenticator_(authenticator),
      sessions_(sessions),
      clock_(clock),
      hasher_(hasher) {}

Result<Membership> MemberService::add(const AccessScope& scope, std::string_view email, std::string_view name,
                                      Role role, const std::optional<Secret>& password) {
  GUARDIAN_CHECK(check_may_manage(scope, role));
  const auto normal = normalise_email(email);
  if (!normal) return bad_member_field("email", "this is no e-mail address");
  const bool control = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (name.size() > kMaxNameBytes || !is_valid_utf8(name) || control) {
    return bad_member_field("name", "the name has at most 200 bytes on one line");
  }
  std::string hash;
  if (password) {
    GUARDIAN_CHECK(check_password_strength(*password, *normal, scope.tenant_name()));
    GUARDIAN_TRY(hash, hasher_.hash(*password));
  }
  return change_credentials(database_, authenticator_, [&](Tx& tx) -> Result<Membership> {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto user, tx.credentials().find_user_by_email(*normal));
    if (user && password) {
      return bad_member_field("password", "this person exists and keeps their password: leave it out");
    }
    if (!user) {
      if (!password) return bad_member_field("password", "a new person needs a password");
      user.emplace();
      user->id = random_id();
      user->email = *normal;
      user->name = name.empty() ? normal->substr(0, normal->find('@')) : std::string(name);
      user->password_hash = hash;
      user->preferences = "{}";
      user->created_at = clock_.now();
      user->password_changed_at = user->created_at;
      GUARDIAN_CHECK(tx.users().insert(*user));
    }
    Membership member{scope.tenant_id(),   scope.tenant_name(), user->id, user->email, user->name, role,
                      MemberState::active, std::nullopt};
    GUARDIAN_CHECK(tx.users().insert_member(scope, member));
    GUARDIAN_CHECK(audit_.append(tx, member_event(scope, audit_action::kMemberAdd, member)));
    return member;
  });
}

Result<std::vector<Membership>> MemberService::list(const AccessScope& scope) {
  return database_.read(
      [&](const Reader& reader) -> Result<std::vector<Membership>> { return reader.users().list_members(scope); });
}

Result<Membership> MemberService::find(const AccessScope& scope, std::string_view email) {
  return database_.read(
      [&](const Reader& reader) -> Result<Membership> { return find_by_email(reader, scope, email); });
}

Result<void> MemberService::set_role(const AccessScope& scope, std::string_view email, Role role) {
  GUARDIAN_CHECK(check_may_manage(scope, role));
  return change_member(database_, authenticator_, sessions_, scope, email,
                       [&](Tx& tx, Membership& member) -> Result<void> {
                         if (member.role == role) return {};
                         if (role != Role::owner) GUARDIAN_CHECK(check_not_last_owner(tx, scope, member));
                         const bool revives = role > member.role;
                         auto event = member_event(scope, audit_action::kMemberSetRole, member);
                         member.role = role;
                         event.detail.clear();
                         JsonWriter(event.detail)
                             .begin_object()
                             .member("email", member.email)
                             .member("to", to_string(role))
                             .end_object();
                         event.revocation = log_member_state(scope.tenant_id(), member, revives);
                         GUARDIAN_CHECK(tx.users().update_member(scope, member));
                         return audit_.append(tx, event);
                       });
}

Result<void> MemberService::lock(const AccessScope& scope, std::string_view email) {
  return change_member(database_, authenticator_, sessions_, scope, email,
                       [&](Tx& tx, Membership& member) -> Result<void> {
                         if (member.state == MemberState::locked) return {};
                         GUARDIAN_CHECK(check_not_last_owner(tx, scope, member));
                         member.state = MemberState::locked;
                         GUARDIAN_CHECK(tx.users().update_member(scope, member));
                         // Else an unlock would bring back sessions that were stolen before the lock.
                         GUARDIAN_CHECK(end_sessions_here(tx, scope, member.user_id));
                         auto event = member_event(scope, audit_action::kMemberLock, member);
                         event.revocation = log_member_state(scope.tenant_id(), member, false);
                         return audit_.append(tx, event);
                       });
}

Result<void> MemberService::unlock(const AccessScope& scope, std::string_view email) {
  return change_member(database_, authenticator_, sessions_, scope, email,
                       [&](Tx& tx, Membership& member) -> Result<void> {
                         if (member.state == MemberState::active) return {};
                         member.state = MemberState::active;
                         GUARDIAN_CHECK(tx.users().update_member(scope, member));
                         auto event = member_event(scope, audit_action::kMemberUnlock, member);
                         event.revocation = log_member_state(scope.tenant_id(), member, true);
                         return audit_.append(tx, event);
                       });
}

Result<void> MemberService::remove(const AccessScope& scope, std::string_view email) {
  return change_member(database_, authenticator_, sessions_, scope, email,
                       [&](Tx& tx, Membership& member) -> Result<void> {
                         GUARDIAN_CHECK(check_not_last_owner(tx, scope, member));
                         GUARDIAN_CHECK(tx.users().remove_member(scope, member.user_id));
                         auto event = member_event(scope, audit_action::kMemberRemove, member);
                         event.revocation = log_member_removed(scope.tenant_id(), member.user_id);
                         return audit_.append(tx, event);
                       });
}

Result<void> MemberService::set_password(const AccessScope& scope, std::string_view email, const Secret& password) {
  GUARDIAN_CHECK(check_password_strength(password, normalise_email(email).value_or(""), scope.tenant_name()));
  GUARDIAN_TRY(const std::string hash, hasher_.hash(password));
  return change_member(
      database_, authenticator_, sessions_, scope, email, [&](Tx& tx, Membership& member) -> Result<void> {
        GUARDIAN_TRY(const auto memberships, tx.users().memberships_of(member.user_id));
        if (memberships.size() > 1 && !is_operator(scope)) {
          return Error::forbidden(
              "This person belongs to other tenants too: only they or the operator change the password",
              "set_password across tenants");
        }
        GUARDIAN_CHECK(tx.users().set_password(member.user_id, hash, clock_.now()));
        GUARDIAN_CHECK(tx.sessions().remove_of_user(member.user_id, {}));
        auto event = member_event(scope, audit_action::kPasswordSet, member);
        event.revocation = log_password_changed(member.user_id);
        return audit_.append(tx, event);
      });
}

Result<void> MemberService::end_sessions(const AccessScope& scope, std::string_view email) {
  return change_member(database_, authenticator_, sessions_, scope, email,
                       [&](Tx& tx, Membership& member) -> Result<void> {
                         GUARDIAN_CHECK(end_sessions_here(tx, scope, member.user_id));
                         return audit_.append(tx, member_event(scope, audit_action::kSessionsEnd, member));
                       });
}

}  // namespace guardian::domain
