#include "domain/access/whole_tenant.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

TEST(WholeTenant, MayBeChangedByWritersOfAllSites) {
  AccessScopeIssuer::Grant grant;
  grant.tenant_id = "t";
  grant.may_write = true;
  EXPECT_TRUE(may_change_whole_tenant(AccessScopeIssuer::issue(grant)));
  grant.sites = std::set<std::string>{"1"};
  EXPECT_EQ(may_change_whole_tenant(AccessScopeIssuer::issue(grant)).error().code, ErrorCode::forbidden);
  grant.sites.reset();
  grant.may_write = false;
  EXPECT_EQ(may_change_whole_tenant(AccessScopeIssuer::issue(grant)).error().code, ErrorCode::forbidden);
}

}  // namespace
}  // namespace guardian::domain
