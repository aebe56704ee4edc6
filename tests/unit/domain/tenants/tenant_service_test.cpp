#include "domain/tenants/tenant_service.h"

#include <gtest/gtest.h>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class TenantServiceTest : public ::testing::Test {
 protected:
  TenantService& tenants() { return installation_.tenants; }
  std::vector<AuditRecord> records() {
    return installation_.database.snapshot().audit[std::string(kInstallationChain)];
  }
  TestInstallation installation_;
};

TEST_F(TenantServiceTest, TenantsAreMadeOnceUnderAValidName) {
  const auto made = must(tenants().create("bolt", "os:root"));
  EXPECT_EQ(made.id.size(), 24U);
  EXPECT_EQ(made.state, TenantState::active);
  EXPECT_EQ(made.settings, TenantSettings{});
  EXPECT_EQ(tenants().create("bolt", "os:root").error().code, ErrorCode::conflict);
  EXPECT_EQ(tenants().create("Bolt", "os:root").error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(must(tenants().list()).size(), 2U);
  EXPECT_EQ(must(tenants().find("bolt")).id, made.id);
  const auto record = records().back();
  EXPECT_EQ(record.action, "tenant.create");
  EXPECT_EQ(record.actor, "os:root");
  EXPECT_EQ(record.object, "tenant:" + made.id);
}

TEST_F(TenantServiceTest, AnUnknownTenantIsNotFound) {
  for (const auto code :
       {tenants().find("none").error().code, tenants().suspend("none", "os:root").error().code,
        tenants().resume("none", "os:root").error().code, tenants().remove("none", "os:root").error().code,
        tenants().set("none", {"session_hours=1"}, "os:root").error().code,
        tenants().scope_of("none", "os:root").error().code}) {
    EXPECT_EQ(code, ErrorCode::not_found);
  }
}

TEST_F(TenantServiceTest, SuspensionStopsKeysAtOnceAndResumingBringsThemBack) {
  const auto key = installation_.create_key();
  installation_.authenticator.poll();
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(key)));
  must(tenants().suspend("acme", "os:root"));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::tenant_suspended);
  const auto count = records().size();
  must(tenants().suspend("acme", "os:root"));
  EXPECT_EQ(records().size(), count) << "nothing changed, nothing recorded";
  must(tenants().resume("acme", "os:root"));
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(key)));
}

TEST_F(TenantServiceTest, RemovalTakesEverythingButTheAuditTrail) {
  const auto key = installation_.create_key();
  const auto scope = installation_.operator_scope();
  must(tenants().remove("acme", "os:root"));
  const auto state = installation_.database.snapshot();
  EXPECT_TRUE(state.keys.empty());
  EXPECT_TRUE(state.members.empty());
  EXPECT_TRUE(state.users.empty()) << "nobody is left without a tenant";
  EXPECT_EQ(state.audit.count(scope.tenant_id()), 1U);
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::unknown_key);
  EXPECT_TRUE(must(installation_.audit->verify(installation_.database)).empty());
}

TEST_F(TenantServiceTest, SettingsChangeTogetherOrNotAtAll) {
  EXPECT_EQ(must(tenants().set("acme", {"session_hours=2", "max_key_days=30"}, "os:root")).settings.session_hours, 2);
  EXPECT_FALSE(tenants().set("acme", {"session_hours=3", "max_key_days=0"}, "os:root"));
  EXPECT_EQ(must(tenants().find("acme")).settings.session_hours, 2);
  EXPECT_EQ(records().back().action, "tenant.set");
  EXPECT_NE(records().back().detail.find("\"max_key_days\":30"), std::string::npos);
}

TEST_F(TenantServiceTest, TheOperatorsScopeCoversOneTenant) {
  const auto scope = must(tenants().scope_of("acme", "os:root"));
  EXPECT_EQ(scope.tenant_name(), "acme");
  EXPECT_EQ(scope.actor().name, "os:root");
  EXPECT_TRUE(scope.user_id().empty());
  EXPECT_TRUE(scope.may_write());
}

TEST_F(TenantServiceTest, NoTextNamesTwoTenants) {
  must(tenants().create("bolt", "os:root"));
  EXPECT_EQ(must(tenants().set("acme", {"tsg_id=1234567890"}, "os:root")).settings.tsg_id, "1234567890");
  EXPECT_EQ(tenants().set("bolt", {"tsg_id=1234567890"}, "os:root").error().code, ErrorCode::conflict);
  EXPECT_EQ(tenants().create("1234567890", "os:root").error().code, ErrorCode::conflict);
  must(tenants().create("42", "os:root"));
  EXPECT_EQ(tenants().set("bolt", {"tsg_id=42"}, "os:root").error().code, ErrorCode::conflict);
  EXPECT_TRUE(tenants().set("42", {"tsg_id=42"}, "os:root")) << "its own name";
  EXPECT_TRUE(tenants().set("acme", {"tsg_id=1234567890"}, "os:root")) << "its own number again";
  EXPECT_TRUE(tenants().set("acme", {"tsg_id="}, "os:root"));
  EXPECT_TRUE(tenants().set("bolt", {"tsg_id=1234567890"}, "os:root")) << "free again";
}

}  // namespace
}  // namespace guardian::domain
