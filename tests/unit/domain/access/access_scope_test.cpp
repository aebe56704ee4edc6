#include "domain/access/access_scope.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

TEST(AccessScope, RolesAndAccessReadBackFromTheirText) {
  for (const Role role : {Role::read_only, Role::administrator, Role::owner}) {
    EXPECT_EQ(parse_role(to_string(role)), role);
  }
  for (const Access access : {Access::read_only, Access::read_write}) {
    EXPECT_EQ(parse_access(to_string(access)), access);
  }
  for (const char* text : {"", "Owner", "owner ", "readonly", "read_only", "admin", "root"}) {
    EXPECT_FALSE(parse_role(text)) << text;
    EXPECT_FALSE(parse_access(text)) << text;
  }
}

TEST(AccessScope, RolesAreOrderedFromLeastToMost) {
  EXPECT_LT(Role::read_only, Role::administrator);
  EXPECT_LT(Role::administrator, Role::owner);
}

TEST(AccessScope, AServiceMayDoAllOfOneTenant) {
  const auto scope = AccessScopeIssuer::for_service("0123456789abcdef01234567", "acme", "os:root");
  EXPECT_EQ(scope.tenant_id(), "0123456789abcdef01234567");
  EXPECT_EQ(scope.tenant_name(), "acme");
  EXPECT_EQ(scope.role(), Role::owner);
  EXPECT_TRUE(scope.may_write());
  EXPECT_EQ(scope.actor().name, "os:root");
  EXPECT_TRUE(scope.user_id().empty());
  EXPECT_FALSE(scope.sites());
}

}  // namespace
}  // namespace guardian::domain
