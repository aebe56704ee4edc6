#include "domain/subnets/subnet.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

TEST(SharedBlock, LiesNowhereAndRemembersItsSite) {
  Subnet subnet;
  subnet.site_id = "17";
  share(subnet);
  EXPECT_TRUE(subnet.shared);
  EXPECT_EQ(subnet.site_id, "");
  share(subnet);  // once more changes nothing
  EXPECT_EQ(subnet.unshared_site_id, "17");
  unshare(subnet, true);
  EXPECT_FALSE(subnet.shared);
  EXPECT_EQ(subnet.site_id, "17");
  EXPECT_EQ(subnet.unshared_site_id, "");
  unshare(subnet, false);
  EXPECT_EQ(subnet.site_id, "17");
}

TEST(SharedBlock, ComesBackToTheDefaultSiteWhenItsOwnIsGone) {
  Subnet subnet;
  subnet.site_id = "17";
  share(subnet);
  unshare(subnet, false);
  EXPECT_EQ(subnet.site_id, "0");
}

TEST(SubnetKind, HasTheWordsOfTheApi) {
  for (const auto kind : {SubnetKind::subnet, SubnetKind::block}) EXPECT_EQ(parse_subnet_kind(to_string(kind)), kind);
  EXPECT_FALSE(parse_subnet_kind("Block"));
}

}  // namespace
}  // namespace guardian::domain
