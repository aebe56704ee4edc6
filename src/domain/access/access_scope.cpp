#include "domain/access/access_scope.h"

#include <cstdlib>
#include <utility>

namespace guardian::domain {

std::string_view to_string(Role role) {
  switch (role) {
    case Role::read_only:
      return "read-only";
    case Role::administrator:
      return "administrator";
    case Role::owner:
      return "owner";
  }
  std::abort();
}

std::optional<Role> parse_role(std::string_view text) {
  for (const Role role : {Role::read_only, Role::administrator, Role::owner}) {
    if (text == to_string(role)) return role;
  }
  return std::nullopt;
}

std::string_view to_string(Access access) {
  switch (access) {
    case Access::read_only:
      return "read-only";
    case Access::read_write:
      return "read-write";
  }
  std::abort();
}

std::optional<Access> parse_access(std::string_view text) {
  for (const Access access : {Access::read_only, Access::read_write}) {
    if (text == to_string(access)) return access;
  }
  return std::nullopt;
}

AccessScope AccessScopeIssuer::issue(Grant grant) {
  AccessScope scope;
  scope.tenant_id_ = std::move(grant.tenant_id);
  scope.tenant_name_ = std::move(grant.tenant_name);
  scope.role_ = grant.role;
  scope.may_write_ = grant.may_write;
  scope.actor_ = std::move(grant.actor);
  scope.user_id_ = std::move(grant.user_id);
  scope.sites_ = std::move(grant.sites);
  return scope;
}

AccessScope AccessScopeIssuer::for_service(std::string tenant_id, std::string tenant_name, std::string who) {
  Grant grant;
  grant.tenant_id = std::move(tenant_id);
  grant.tenant_name = std::move(tenant_name);
  grant.role = Role::owner;
  grant.may_write = true;
  grant.actor.name = std::move(who);
  return issue(std::move(grant));
}

}  // namespace guardian::domain
