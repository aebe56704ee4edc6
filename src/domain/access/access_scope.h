#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace guardian::domain {

// What a person or a key may do in one tenant, from least to most.
enum class Role { read_only, administrator, owner };
std::string_view to_string(Role role);                       // "read-only", "administrator", "owner"
std::optional<Role> parse_role(std::string_view text);

enum class Access { read_only, read_write };
std::string_view to_string(Access access);                   // "read-only", "read-write"
std::optional<Access> parse_access(std::string_view text);

// Who acts, for the audit: "user:<id>", "key:<id>", "os:<user name>", "service:<name>".
struct Actor {
  std::string name;
  std::string ip;  // empty for local actors
};

// Permission to touch one tenant's rows, and who has it. Every tenant-bound store function takes one
// first; only `AccessScopeIssuer` makes them, and only `domain/access` holds that. A value type.
class AccessScope {
 public:
  const std::string& tenant_id() const { return tenant_id_; }      // 24 hex, the storage key
  const std::string& tenant_name() const { return tenant_name_; }  // `customerid`
  Role role() const { return role_; }
  bool may_write() const { return may_write_; }
  const Actor& actor() const { return actor_; }
  const std::string& user_id() const { return user_id_; }          // empty for services
  // Present: only devices of these sites exist for the caller.
  const std::optional<std::set<std::string>>& sites() const { return sites_; }

 private:
  friend class AccessScopeIssuer;
  AccessScope() = default;
  std::string tenant_id_;
  std::string tenant_name_;
  Role role_ = Role::read_only;
  bool may_write_ = false;
  Actor actor_;
  std::string user_id_;
  std::optional<std::set<std::string>> sites_;
};

// The only maker of scopes. Its three callers are the authenticator (a verified key), the session
// service (a verified session) and the named services below; a structure test lists them.
class AccessScopeIssuer {
 public:
  struct Grant {
    std::string tenant_id;
    std::string tenant_name;
    Role role = Role::read_only;
    bool may_write = false;
    Actor actor;
    std::string user_id;
    std::optional<std::set<std::string>> sites;
  };
  static AccessScope issue(Grant grant);
  // The local operator (command line, local socket, jobs): all of one tenant. `who` as in Actor::name.
  static AccessScope for_service(std::string tenant_id, std::string tenant_name, std::string who);
};

}  // namespace guardian::domain
