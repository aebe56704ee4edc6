#include "storage/users/user_rows.h"

#include "storage/access_keys/access_key_rows.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct MembershipRow {
  std::string tenant_id, tenant_name, user_id, email, name, role, state;
  Nullable<long long> last_sign_in, second_factor_confirmed;
  void columns(Columns& into) {
    into(tenant_id)(tenant_name)(user_id)(email)(name)(role)(state)(last_sign_in)(second_factor_confirmed);
  }
};

Result<domain::Membership> membership_of(MembershipRow row) {
  domain::Membership member;
  member.tenant_id = std::move(row.tenant_id);
  member.tenant_name = std::move(row.tenant_name);
  member.user_id = std::move(row.user_id);
  member.email = std::move(row.email);
  member.name = std::move(row.name);
  GUARDIAN_TRY(member.role, read_role(row.role));
  GUARDIAN_TRY(member.state, read_member_state(row.state));
  GUARDIAN_TRY(member.last_sign_in, read_instant(row.last_sign_in, "membership.last_sign_in"));
  member.has_second_factor = row.second_factor_confirmed.has_value();
  return member;
}

Result<std::vector<domain::Membership>> memberships_in(Result<std::vector<MembershipRow>> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<domain::Membership> members;
  for (auto& row : *rows) {
    GUARDIAN_TRY(auto member, membership_of(std::move(row)));
    members.push_back(std::move(member));
  }
  return members;
}

Result<void> person_was_found(const Result<std::int64_t>& changed) {
  if (!changed) return changed.error();
  if (*changed == 0) return Error::not_found("There is no such user");
  return {};
}

}  // namespace

Result<domain::User> user_of(UserRow row) {
  domain::User user;
  user.id = std::move(row.id);
  user.email = std::move(row.email);
  user.name = std::move(row.name);
  user.password_hash = std::move(row.password_hash);
  user.preferences = std::move(row.preferences);
  GUARDIAN_TRY(user.created_at, read_instant(row.created_at, "user_account.created_at"));
  GUARDIAN_TRY(user.password_changed_at, read_instant(row.password_changed_at, "user_account.password_changed_at"));
  return user;
}

Result<void> lock_member(const StoreContext& context, const domain::AccessScope& scope, std::string_view user_id) {
  if (!context.locks_rows()) return {};
  GUARDIAN_CHECK(context.session.read_one<TextRow>(sql::kOverlayPostgresqlUsersLockMember,
                                                   {{"tenant", scope.tenant_id()}, {"user_id", user_id}}));
  return {};
}

Result<std::optional<domain::User>> UserRows::find(std::string_view user_id) const {
  GUARDIAN_TRY(auto row,
               context_.session.read_one<UserRow>(sql::kUsersFind, {{"user_id", user_id}}, context_.locking()));
  if (!row) return std::optional<domain::User>();
  GUARDIAN_TRY(auto user, user_of(*std::move(row)));
  return std::optional(std::move(user));
}

Result<std::vector<domain::Membership>> UserRows::memberships_of(std::string_view user_id) const {
  return memberships_in(context_.session.read_all<MembershipRow>(sql::kUsersMembershipsOf, {{"user_id", user_id}}));
}

Result<std::optional<domain::Membership>> UserRows::find_member(const domain::AccessScope& scope,
                                                                std::string_view user_id) const {
  GUARDIAN_CHECK(lock_member(context_, scope, user_id));
  GUARDIAN_TRY(auto row, context_.session.read_one<MembershipRow>(
                             sql::kUsersFindMember, {{"tenant", scope.tenant_id()}, {"user_id", user_id}}));
  if (!row) return std::optional<domain::Membership>();
  GUARDIAN_TRY(auto member, membership_of(*std::move(row)));
  return std::optional(std::move(member));
}

Result<std::vector<domain::Membership>> UserRows::list_members(const domain::AccessScope& scope) const {
  if (context_.locks_rows())
    GUARDIAN_CHECK(
        context_.session.read_all<TextRow>(sql::kOverlayPostgresqlUsersLockMembers, {{"tenant", scope.tenant_id()}}));
  return memberships_in(
      context_.session.read_all<MembershipRow>(sql::kUsersListMembers, {{"tenant", scope.tenant_id()}}));
}

Result<void> UserRows::insert(const domain::User& user) {
  GUARDIAN_TRY(
      const auto made,
      context_.session.change(sql::kUsersInsert, {{"user_id", user.id},
                                                  {"email", user.email},
                                                  {"name", user.name},
                                                  {"password_hash", user.password_hash},
                                                  {"preferences", user.preferences.empty() ? "{}" : user.preferences},
                                                  {"created_at", user.created_at},
                                                  {"password_changed_at", user.password_changed_at}}));
  if (made == 0) return Error::conflict("A user with this e-mail exists");
  GUARDIAN_CHECK(context_.session.change(
      sql::kCredentialsInsert, {{"kind", "email"}, {"credential", user.email}, {"tenant", ""}, {"user_id", user.id}}));
  return {};
}

Result<void> UserRows::set_password(std::string_view user_id, std::string_view hash, Instant when) {
  return person_was_found(
      context_.session.change(sql::kUsersSetPassword, {{"hash", hash}, {"changed_at", when}, {"user_id", user_id}}));
}

Result<void> UserRows::set_preferences(std::string_view user_id, std::string_view json) {
  return person_was_found(
      context_.session.change(sql::kUsersSetPreferences, {{"preferences", json}, {"user_id", user_id}}));
}

Result<void> UserRows::insert_member(const domain::AccessScope& scope, const domain::Membership& member) {
  GUARDIAN_TRY(const auto user, find(member.user_id));
  if (!user) return Error::not_found("There is no such user");
  GUARDIAN_TRY(const auto made,
               context_.session.change(sql::kUsersInsertMember, {{"tenant", scope.tenant_id()},
                                                                 {"user_id", member.user_id},
                                                                 {"role", to_string(member.role)},
                                                                 {"state", stored_text(member.state)},
                                                                 {"last_sign_in", member.last_sign_in}}));
  if (made == 0) return Error::conflict("The user is a member already");
  return {};
}

Result<void> UserRows::update_member(const domain::AccessScope& scope, const domain::Membership& member) {
  return person_was_found(context_.session.change(sql::kUsersUpdateMember, {{"role", to_string(member.role)},
                                                                            {"state", stored_text(member.state)},
                                                                            {"last_sign_in", member.last_sign_in},
                                                                            {"tenant", scope.tenant_id()},
                                                                            {"user_id", member.user_id}}));
}

Result<void> UserRows::remove_member(const domain::AccessScope& scope, std::string_view user_id) {
  Session& session = context_.session;
  GUARDIAN_CHECK(lock_member(context_, scope, user_id));
  GUARDIAN_CHECK(AccessKeyRows(context_).note_revoked(scope, user_id));
  for (const auto query : {sql::kUsersRemoveMemberCredentials, sql::kUsersRemoveMemberTokens,
                           sql::kUsersRemoveMemberKeys, sql::kUsersRemoveMemberSessions})
    GUARDIAN_CHECK(session.change(query, {{"tenant", scope.tenant_id()}, {"user_id", user_id}}));
  GUARDIAN_CHECK(
      person_was_found(session.change(sql::kUsersRemoveMember, {{"tenant", scope.tenant_id()}, {"user_id", user_id}})));
  GUARDIAN_TRY(const auto gone, session.change(sql::kUsersRemoveIfLonely, {{"user_id", user_id}}));
  if (gone > 0) {
    GUARDIAN_CHECK(session.change(sql::kUsersRemoveEmail, {{"user_id", user_id}}));
    GUARDIAN_CHECK(session.change(sql::kSecondFactorsRemove, {{"user_id", user_id}}));
  }
  return {};
}

}  // namespace guardian::storage
