#include "domain/users/member_service.h"

#include <gtest/gtest.h>

#include <thread>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

constexpr const char* kGoodPassword = "copper lantern meadow 77";

class MemberServiceTest : public ::testing::Test {
 protected:
  MemberServiceTest() : operator_(installation_.operator_scope()) {}
  MemberService& members() { return installation_.members; }
  Role role_of(const std::string& email) { return must(members().find(operator_, email)).role; }
  std::vector<AuditRecord> records() { return installation_.database.snapshot().audit[operator_.tenant_id()]; }

  TestInstallation installation_;
  AccessScope operator_;
};

TEST_F(MemberServiceTest, ANewPersonNeedsAGoodPassword) {
  const auto add = [&](const std::string& email, std::optional<Secret> password) {
    return members().add(operator_, email, "", Role::read_only, password);
  };
  EXPECT_EQ(add("new@plant.example", std::nullopt).error().type, "password");
  EXPECT_EQ(add("new@plant.example", Secret("short")).error().type, "weak-password");
  EXPECT_EQ(add("new@plant.example", Secret("new@plant.example")).error().type, "weak-password");
  EXPECT_EQ(add("no address", Secret(kGoodPassword)).error().type, "email");
  EXPECT_EQ(members().add(operator_, "new@plant.example", "a\nb", Role::owner, Secret(kGoodPassword)).error().type,
            "name");
  const auto added = must(add("New@Plant.example", Secret(kGoodPassword)));
  EXPECT_EQ(added.email, "new@plant.example");
  EXPECT_EQ(added.name, "new");
  EXPECT_EQ(records().back().action, "member.add");
  EXPECT_EQ(add("new@plant.example", std::nullopt).error().code, ErrorCode::conflict) << "is one already";
}

TEST_F(MemberServiceTest, APersonWhoExistsKeepsTheirPassword) {
  must(installation_.tenants.create("bolt", "os:test"));
  const auto bolt = installation_.operator_scope("bolt");
  EXPECT_EQ(members().add(bolt, TestInstallation::kOwner, "", Role::owner, Secret(kGoodPassword)).error().type,
            "password");
  must(members().add(bolt, TestInstallation::kOwner, "", Role::owner, std::nullopt));
  EXPECT_EQ(must(members().list(bolt)).size(), 1U);
  EXPECT_EQ(must(members().list(operator_)).size(), 3U);
}

TEST_F(MemberServiceTest, TheLastActiveOwnerStays) {
  const auto refused = [&](const auto& result) {
    return !result && result.error().code == ErrorCode::conflict && result.error().type == "last-owner";
  };
  EXPECT_TRUE(refused(members().remove(operator_, TestInstallation::kOwner)));
  EXPECT_TRUE(refused(members().lock(operator_, TestInstallation::kOwner)));
  EXPECT_TRUE(refused(members().set_role(operator_, TestInstallation::kOwner, Role::administrator)));
  must(members().set_role(operator_, TestInstallation::kOwner, Role::owner));

  must(members().set_role(operator_, TestInstallation::kAdministrator, Role::owner));
  must(members().lock(operator_, TestInstallation::kAdministrator));
  EXPECT_TRUE(refused(members().remove(operator_, TestInstallation::kOwner))) << "a locked owner is none";
  must(members().unlock(operator_, TestInstallation::kAdministrator));
  must(members().lock(operator_, TestInstallation::kOwner));
  EXPECT_TRUE(refused(members().lock(operator_, TestInstallation::kAdministrator)));
  must(members().remove(operator_, TestInstallation::kOwner));
}

TEST_F(MemberServiceTest, TwoOwnersCannotLockEachOtherOut) {
  for (int round = 0; round < 20; ++round) {
    must(members().set_role(operator_, TestInstallation::kAdministrator, Role::owner));
    std::thread one([&] { (void)members().lock(operator_, TestInstallation::kOwner); });
    std::thread two([&] { (void)members().lock(operator_, TestInstallation::kAdministrator); });
    one.join();
    two.join();
    int active = 0;
    for (const auto& member : must(members().list(operator_))) {
      active += member.role == Role::owner && member.state == MemberState::active ? 1 : 0;
    }
    EXPECT_EQ(active, 1);
    must(members().unlock(operator_, TestInstallation::kOwner));
    must(members().unlock(operator_, TestInstallation::kAdministrator));
  }
}

TEST_F(MemberServiceTest, NobodyManagesAboveThemselves) {
  const auto owner = installation_.scope_of(TestInstallation::kOwner);
  const auto administrator = installation_.scope_of(TestInstallation::kAdministrator);
  const auto reader = installation_.scope_of(TestInstallation::kReader);
  const auto forbidden = [](const auto& result) { return !result && result.error().code == ErrorCode::forbidden; };

  EXPECT_TRUE(forbidden(members().set_role(administrator, TestInstallation::kAdministrator, Role::owner)));
  EXPECT_TRUE(forbidden(members().set_role(administrator, TestInstallation::kOwner, Role::read_only)));
  EXPECT_TRUE(forbidden(members().lock(administrator, TestInstallation::kOwner)));
  EXPECT_TRUE(forbidden(members().remove(administrator, TestInstallation::kOwner)));
  EXPECT_TRUE(forbidden(members().set_password(administrator, TestInstallation::kOwner, Secret(kGoodPassword))));
  EXPECT_TRUE(forbidden(members().add(administrator, "x@plant.example", "", Role::owner, Secret(kGoodPassword))));
  EXPECT_TRUE(members().add(administrator, "x@plant.example", "", Role::read_only, Secret(kGoodPassword)));
  EXPECT_TRUE(members().lock(administrator, TestInstallation::kReader));
  EXPECT_TRUE(members().unlock(owner, TestInstallation::kReader));
  EXPECT_TRUE(members().set_role(owner, TestInstallation::kReader, Role::owner));

  EXPECT_TRUE(forbidden(members().lock(reader, TestInstallation::kAdministrator)));
  EXPECT_TRUE(forbidden(members().add(reader, "y@plant.example", "", Role::read_only, Secret(kGoodPassword))));
  EXPECT_TRUE(forbidden(members().end_sessions(reader, TestInstallation::kOwner)));
}

TEST_F(MemberServiceTest, AnOwnerCannotOpenAnotherTenantThroughASharedPerson) {
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", TestInstallation::kReader, Role::owner);
  const auto owner = installation_.scope_of(TestInstallation::kOwner);
  EXPECT_EQ(members().set_password(owner, TestInstallation::kReader, Secret(kGoodPassword)).error().code,
            ErrorCode::forbidden);
  EXPECT_TRUE(members().set_password(operator_, TestInstallation::kReader, Secret(kGoodPassword)));
  EXPECT_TRUE(members().set_password(owner, TestInstallation::kAdministrator, Secret(kGoodPassword)));
}

TEST_F(MemberServiceTest, PeopleOfAnotherTenantDoNotExist) {
  must(installation_.tenants.create("bolt", "os:test"));
  const auto bolt = installation_.operator_scope("bolt");
  const auto missing = [](const auto& result) { return !result && result.error().code == ErrorCode::not_found; };
  EXPECT_TRUE(missing(members().find(bolt, TestInstallation::kOwner)));
  EXPECT_TRUE(missing(members().lock(bolt, TestInstallation::kOwner)));
  EXPECT_TRUE(missing(members().remove(bolt, TestInstallation::kOwner)));
  EXPECT_TRUE(missing(members().set_password(bolt, TestInstallation::kOwner, Secret(kGoodPassword))));
  EXPECT_TRUE(missing(members().find(operator_, "nobody@plant.example")));
  EXPECT_TRUE(missing(members().find(operator_, "no address")));
}

TEST_F(MemberServiceTest, LockingStopsKeysAndSessionsAtOnce) {
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  const auto session = installation_.sign_in(TestInstallation::kAdministrator);
  installation_.authenticator.poll();
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(key)));
  must(members().lock(operator_, TestInstallation::kAdministrator));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::user_locked);
  EXPECT_FALSE(installation_.sessions.find(session.cookie.reveal()));
  must(members().unlock(operator_, TestInstallation::kAdministrator));
  EXPECT_TRUE(installation_.accepts(TestInstallation::present(key)));
  EXPECT_FALSE(installation_.sessions.find(session.cookie.reveal())) << "sessions do not come back";
}

TEST_F(MemberServiceTest, RemovalTakesKeysAndThePersonWithTheLastMembership) {
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  must(members().remove(operator_, TestInstallation::kAdministrator));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::unknown_key);
  EXPECT_FALSE(members().find(operator_, TestInstallation::kAdministrator));
  EXPECT_EQ(installation_.database.snapshot().users.size(), 2U);
}

TEST_F(MemberServiceTest, EveryChangeIsRecordedOnce) {
  const auto count = [&] { return records().size(); };
  const auto before = count();
  must(members().set_role(operator_, TestInstallation::kReader, Role::administrator));
  must(members().lock(operator_, TestInstallation::kReader));
  must(members().lock(operator_, TestInstallation::kReader));
  must(members().unlock(operator_, TestInstallation::kReader));
  must(members().set_password(operator_, TestInstallation::kReader, Secret(kGoodPassword)));
  must(members().end_sessions(operator_, TestInstallation::kReader));
  must(members().remove(operator_, TestInstallation::kReader));
  EXPECT_EQ(count() - before, 6U) << "a lock of a locked person changes nothing";
  std::vector<std::string> actions;
  const auto all = records();
  for (auto i = before; i < all.size(); ++i) actions.push_back(all[i].action);
  EXPECT_EQ(actions, (std::vector<std::string>{"member.set-role", "member.lock", "member.unlock", "user.set-password",
                                               "session.end-all", "member.remove"}));
  EXPECT_TRUE(must(installation_.audit->verify(installation_.database)).empty());
}

}  // namespace
}  // namespace guardian::domain
