#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// A person; one per e-mail in the installation. What they may do stands in memberships.
struct User {
  std::string id;             // 24 hex: `sub`
  std::string email;          // lower case
  std::string name;           // shown; the part before the @ when none was given
  std::string password_hash;  // Argon2id in PHC form; empty: cannot sign in until one is set
  std::string preferences;    // JSON document, "{}" when never set
  Instant created_at;
  Instant password_changed_at;
};

enum class MemberState { active, locked };

struct Membership {
  std::string tenant_id;
  std::string tenant_name;
  std::string user_id;
  std::string email;
  std::string name;
  Role role = Role::read_only;
  MemberState state = MemberState::active;
  std::optional<Instant> last_sign_in;
  bool has_second_factor = false;  // asked for at sign-in; read alone, kept with the person
};

// Lower-cased and plausible (one @, 3..254 bytes, no spaces or controls); absent otherwise.
std::optional<std::string> normalise_email(std::string_view text);

class UserStore {
 public:
  virtual ~UserStore() = default;
  virtual Result<std::optional<User>> find(std::string_view user_id) const = 0;
  virtual Result<std::vector<Membership>> memberships_of(std::string_view user_id) const = 0;  // by tenant name
  virtual Result<std::optional<Membership>> find_member(const AccessScope& scope, std::string_view user_id) const = 0;
  virtual Result<std::vector<Membership>> list_members(const AccessScope& scope) const = 0;    // by e-mail

  virtual Result<void> insert(const User& user) = 0;  // conflict: the e-mail exists; writes the directory
  virtual Result<void> set_password(std::string_view user_id, std::string_view hash, Instant when) = 0;
  virtual Result<void> set_preferences(std::string_view user_id, std::string_view json) = 0;
  virtual Result<void> insert_member(const AccessScope& scope, const Membership& member) = 0;  // conflict: is one
  virtual Result<void> update_member(const AccessScope& scope, const Membership& member) = 0;  // role, state, last_sign_in
  // The membership, the person's keys and sessions in this tenant; the user too when it was the last membership.
  virtual Result<void> remove_member(const AccessScope& scope, std::string_view user_id) = 0;
};

}  // namespace guardian::domain
