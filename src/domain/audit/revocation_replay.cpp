#include "domain/audit/revocation_replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "base/json_reader.h"
#include "domain/access/access_key.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"

namespace guardian::domain {
namespace {

// The members of one logged change. They carry a MAC, so a missing one is our own fault.
class ChangeMembers {
 public:
  explicit ChangeMembers(const boost::json::object& object) : object_(object) {}

  std::string text(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
  }
  Instant instant(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    return Instant(std::chrono::milliseconds(value != nullptr && value->is_int64() ? value->get_int64() : 0));
  }

 private:
  const boost::json::object& object_;
};

std::optional<KeyState> parse_key_state(std::string_view text) {
  if (text == "active") return KeyState::active;
  if (text == "disabled") return KeyState::disabled;
  if (text == "revoked") return KeyState::revoked;
  return std::nullopt;
}

Result<bool> revoke_key(Tx& tx, const AccessScope& scope, AccessKey key, Instant now) {
  if (key.state == KeyState::revoked) return false;
  key.state = KeyState::revoked;
  key.revoked_at = now;
  GUARDIAN_CHECK(tx.access_keys().update_state(scope, key));
  return true;
}

Result<bool> apply_key(Tx& tx, const AccessScope& scope, const ChangeMembers& change, Instant now) {
  const auto state = parse_key_state(change.text("state"));
  if (!state) return Error::internal("logged key change without a state");
  GUARDIAN_TRY(auto key, tx.access_keys().find(scope, change.text("key")));
  if (!key || key->state == KeyState::revoked) return false;  // a revoked key never comes back
  if (*state == KeyState::revoked) return revoke_key(tx, scope, std::move(*key), now);
  const auto valid_until = std::min(key->valid_until, change.instant("valid_until"));
  if (key->state == *state && key->valid_until == valid_until) return false;
  key->state = *state;
  key->valid_until = valid_until;
  GUARDIAN_CHECK(tx.access_keys().update_state(scope, *key));
  return true;
}

Result<bool> apply_keys(Tx& tx, const AccessScope& scope, const ChangeMembers& change, Instant now) {
  GUARDIAN_TRY(auto keys, tx.access_keys().list(scope));
  bool changed = false;
  for (auto& key : keys) {
    if (key.issued_at > change.instant("issued_until")) continue;
    GUARDIAN_TRY(const bool revoked, revoke_key(tx, scope, std::move(key), now));
    changed = changed || revoked;
  }
  return changed;
}

Result<bool> apply_member(Tx& tx, const AccessScope& scope, const ChangeMembers& change) {
  GUARDIAN_TRY(auto member, tx.users().find_member(scope, change.text("user")));
  const auto role = parse_role(change.text("role"));
  if (!member || !role) return false;
  const auto state = change.text("state") == "active" ? MemberState::active : MemberState::locked;
  if (member->state == state && member->role == *role) return false;
  member->state = state;
  member->role = *role;
  GUARDIAN_CHECK(tx.users().update_member(scope, *member));
  return true;
}

Result<bool> apply_member_removed(Tx& tx, const AccessScope& scope, const ChangeMembers& change) {
  GUARDIAN_TRY(const auto member, tx.users().find_member(scope, change.text("user")));
  if (!member) return false;
  GUARDIAN_CHECK(tx.users().remove_member(scope, change.text("user")));
  return true;
}

Result<bool> apply_tenant(Tx& tx, Tenant tenant, const ChangeMembers& change) {
  const auto state = change.text("state") == "active" ? TenantState::active : TenantState::suspended;
  if (tenant.state == state) return false;
  tenant.state = state;
  GUARDIAN_CHECK(tx.tenants().update(tenant));
  return true;
}

Result<bool> apply_password(Tx& tx, const ChangeMembers& change, Instant now) {
  GUARDIAN_TRY(const auto user, tx.users().find(change.text("user")));
  if (!user || user->password_hash.empty()) return false;
  GUARDIAN_CHECK(tx.users().set_password(user->id, "", now));
  return true;
}

}  // namespace

Result<bool> apply_logged_change(Tx& tx, std::string_view change, Instant now) {
  const auto parsed = parse_json(change, {.depth = 2, .bytes = 64 * 1024});
  if (!parsed || !parsed->is_object()) return Error::internal("a logged change is no JSON object");
  const ChangeMembers members(parsed->get_object());
  const std::string kind = members.text("kind");
  if (kind == "epoch") return false;
  if (kind == "password") return apply_password(tx, members, now);

  GUARDIAN_TRY(auto tenant, tx.tenants().find(members.text("tenant")));
  if (!tenant) return false;
  if (kind == "tenant") return apply_tenant(tx, std::move(*tenant), members);
  if (kind == "tenant-removed") {
    GUARDIAN_CHECK(tx.tenants().remove(tenant->id));
    return true;
  }
  const auto scope = AccessScopeIssuer::for_service(tenant->id, tenant->name, "service:restore");
  if (kind == "key") return apply_key(tx, scope, members, now);
  if (kind == "keys") return apply_keys(tx, scope, members, now);
  if (kind == "member") return apply_member(tx, scope, members);
  if (kind == "member-removed") return apply_member_removed(tx, scope, members);
  return Error{ErrorCode::corrupt,
               "The log of revocations holds a change this version does not know",
               fmt::format("unknown kind '{}' in the log of revocations", kind),
               {}};
}

}  // namespace guardian::domain
