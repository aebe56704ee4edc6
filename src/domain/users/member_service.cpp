#include "domain/users/member_service.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "base/json_writer.h"
#include "domain/access/credential_change.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/revocation_log.h"
#include "domain/sessions/session.h"
#include "domain/users/member_rules.h"

namespace guardian::domain {
namespace {

// An e-mail has an @, an id has none.
Result<Membership> find_named(const Reader& reader, const AccessScope& scope, std::string_view named) {
  std::string id(named);
  if (named.find('@') != std::string_view::npos) {
    const auto email = normalise_email(named);
    if (!email) return Error::not_found();
    GUARDIAN_TRY(const auto user, reader.credentials().find_user_by_email(*email));
    if (!user) return Error::not_found();
    id = user->id;
  }
  GUARDIAN_TRY(auto member, reader.users().find_member(scope, id));
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

// Every change of one member: find the person, ask whether the caller may, then do it.
template <typename F>
auto change_member(Database& database, Authenticator& authenticator, SessionService& sessions, const AccessScope& scope,
                   std::string_view named, F&& change) {
  using Outcome = std::invoke_result_t<F, Tx&, Membership&>;
  const ForgetAfter<SessionService> forget{sessions};
  return change_credentials(database, authenticator, [&](Tx& tx) -> Outcome {
    GUARDIAN_CHECK(take_turn(tx, scope.tenant_id()));
    GUARDIAN_TRY(auto member, find_named(tx, scope, named));
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
  GUARDIAN_CHECK(check_person_name(name));
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
      user = new_user(*normal, name, hash, clock_.now());
      GUARDIAN_CHECK(tx.users().insert(*user));
    }
    Membership member{scope.tenant_id(),   scope.tenant_name(), user->id, user->email, user->name, role,
                      MemberState::active, std::nullopt};
    GUARDIAN_CHECK(tx.users().insert_member(scope, member));
    GUARDIAN_CHECK(audit_.append(tx, member_event(scope, audit_action::kMemberAdd, member, {})));
    return member;
  });
}

Result<std::vector<Membership>> MemberService::list(const AccessScope& scope) {
  return database_.read(
      [&](const Reader& reader) -> Result<std::vector<Membership>> { return reader.users().list_members(scope); });
}

Result<Membership> MemberService::find(const AccessScope& scope, std::string_view named) {
  return database_.read([&](const Reader& reader) -> Result<Membership> { return find_named(reader, scope, named); });
}

Result<Membership> MemberService::set_role(const AccessScope& scope, std::string_view named, Role role,
                                           std::string_view request_id) {
  GUARDIAN_CHECK(check_may_manage(scope, role));
  return change_member(database_, authenticator_, sessions_, scope, named,
                       [&](Tx& tx, Membership& member) -> Result<Membership> {
                         GUARDIAN_CHECK(check_not_oneself(scope, member.user_id));
                         if (member.role == role) return member;
                         if (role != Role::owner) GUARDIAN_CHECK(check_not_last_owner(tx, scope, member));
                         const bool revives = role > member.role;
                         auto event = member_event(scope, audit_action::kMemberSetRole, member, request_id);
                         event.detail.clear();
                         JsonWriter(event.detail)
                             .begin_object()
                             .member("email", member.email)
                             .member("from", to_string(member.role))
                             .member("to", to_string(role))
                             .end_object();
                         member.role = role;
                         event.revocation = log_member_state(scope.tenant_id(), member, revives);
                         GUARDIAN_CHECK(tx.users().update_member(scope, member));
                         // What was opened with the former rights must be opened again.
                         GUARDIAN_CHECK(end_sessions_here(tx, scope, member.user_id));
                         GUARDIAN_CHECK(audit_.append(tx, event));
                         return member;
                       });
}

Result<Membership> MemberService::lock(const AccessScope& scope, std::string_view named, std::string_view request_id) {
  return change_member(database_, authenticator_, sessions_, scope, named,
                       [&](Tx& tx, Membership& member) -> Result<Membership> {
                         GUARDIAN_CHECK(check_not_oneself(scope, member.user_id));
                         if (member.state == MemberState::locked) return member;
                         GUARDIAN_CHECK(check_not_last_owner(tx, scope, member));
                         member.state = MemberState::locked;
                         GUARDIAN_CHECK(tx.users().update_member(scope, member));
                         // Else an unlock would bring back sessions that were stolen before the lock.
                         GUARDIAN_CHECK(end_sessions_here(tx, scope, member.user_id));
                         auto event = member_event(scope, audit_action::kMemberLock, member, request_id);
                         event.revocation = log_member_state(scope.tenant_id(), member, false);
                         GUARDIAN_CHECK(audit_.append(tx, event));
                         return member;
                       });
}

Result<Membership> MemberService::unlock(const AccessScope& scope, std::string_view named,
                                         std::string_view request_id) {
  return change_member(database_, authenticator_, sessions_, scope, named,
                       [&](Tx& tx, Membership& member) -> Result<Membership> {
                         if (member.state == MemberState::active) return member;
                         member.state = MemberState::active;
                         GUARDIAN_CHECK(tx.users().update_member(scope, member));
                         auto event = member_event(scope, audit_action::kMemberUnlock, member, request_id);
                         event.revocation = log_member_state(scope.tenant_id(), member, true);
                         GUARDIAN_CHECK(audit_.append(tx, event));
                         return member;
                       });
}

Result<void> MemberService::remove(const AccessScope& scope, std::string_view named, std::string_view request_id) {
  return change_member(database_, authenticator_, sessions_, scope, named,
                       [&](Tx& tx, Membership& member) -> Result<void> {
                         GUARDIAN_CHECK(check_not_oneself(scope, member.user_id));
                         GUARDIAN_CHECK(check_not_last_owner(tx, scope, member));
                         GUARDIAN_CHECK(tx.users().remove_member(scope, member.user_id));
                         auto event = member_event(scope, audit_action::kMemberRemove, member, request_id);
                         event.revocation = log_member_removed(scope.tenant_id(), member.user_id);
                         return audit_.append(tx, event);
                       });
}

Result<void> MemberService::set_password(const AccessScope& scope, std::string_view named, const Secret& password) {
  GUARDIAN_CHECK(check_password_strength(password, normalise_email(named).value_or(""), scope.tenant_name()));
  GUARDIAN_TRY(const std::string hash, hasher_.hash(password));
  return change_member(
      database_, authenticator_, sessions_, scope, named, [&](Tx& tx, Membership& member) -> Result<void> {
        GUARDIAN_TRY(const auto memberships, tx.users().memberships_of(member.user_id));
        if (memberships.size() > 1 && !is_operator(scope)) {
          return Error::forbidden(
              "This person belongs to other tenants too: only they or the operator change the password",
              "set_password across tenants");
        }
        GUARDIAN_CHECK(tx.users().set_password(member.user_id, hash, clock_.now()));
        GUARDIAN_CHECK(tx.sessions().remove_of_user(member.user_id, {}));
        auto event = member_event(scope, audit_action::kPasswordSet, member, {});
        event.revocation = log_password_changed(member.user_id);
        return audit_.append(tx, event);
      });
}

Result<void> MemberService::end_sessions(const AccessScope& scope, std::string_view named,
                                         std::string_view request_id) {
  return change_member(database_, authenticator_, sessions_, scope, named,
                       [&](Tx& tx, Membership& member) -> Result<void> {
                         GUARDIAN_CHECK(end_sessions_here(tx, scope, member.user_id));
                         return audit_.append(tx, member_event(scope, audit_action::kSessionsEnd, member, request_id));
                       });
}

}  // namespace guardian::domain
