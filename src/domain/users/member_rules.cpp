#include "domain/users/member_rules.h"

#include <algorithm>
#include <utility>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "base/random.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

Error no_permission(std::string text, std::string log) {
  return {ErrorCode::forbidden, std::move(text), std::move(log), "no-permission"};
}

}  // namespace

bool is_operator(const AccessScope& scope) { return scope.user_id().empty(); }

Result<void> check_may_manage(const AccessScope& scope, Role role) {
  GUARDIAN_CHECK(check_administers(scope));
  if (!scope.may_write()) return no_permission("This access may only read", "managing members without writing");
  if (role == Role::owner && scope.role() != Role::owner) {
    return no_permission("Only an owner manages owners", "managing members above one's role");
  }
  return {};
}

Result<void> check_administers(const AccessScope& scope) {
  if (scope.role() != Role::read_only) return {};
  return no_permission("This needs the role administrator, which an owner or administrator can give",
                       "administration by a reader");
}

Result<void> check_not_oneself(const AccessScope& scope, std::string_view user_id) {
  if (is_operator(scope) || scope.user_id() != user_id) return {};
  return Error::conflict("Nobody changes their own role, locks or removes themselves: ask another owner",
                         "own-account");
}

Result<void> check_person_name(std::string_view name) {
  const bool control = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (name.size() > kMaxNameBytes || !is_valid_utf8(name) || control) {
    return bad_member_field("name", "the name has at most 200 bytes on one line");
  }
  return {};
}

Error bad_member_field(std::string_view field, std::string text) {
  return {ErrorCode::invalid_argument, std::move(text), {}, std::string(field)};
}

User new_user(std::string_view email, std::string_view name, std::string hash, Instant now) {
  User user;
  user.id = random_id();
  user.email = email;
  user.name = name.empty() ? email.substr(0, email.find('@')) : name;
  user.password_hash = std::move(hash);
  user.preferences = "{}";
  user.created_at = now;
  user.password_changed_at = now;
  return user;
}

AuditEvent member_event(const AccessScope& scope, std::string_view action, const Membership& member,
                        std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = "user:" + member.user_id;
  event.request_id = request_id;
  event.detail.clear();
  JsonWriter(event.detail)
      .begin_object()
      .member("email", member.email)
      .member("role", to_string(member.role))
      .end_object();
  return event;
}

}  // namespace guardian::domain
