#include "domain/users/invitation_service.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

constexpr const char* kGuest = "guest@plant.example";
constexpr const char* kInvitedPassword = "copper lantern meadow 77";

class InvitationServiceTest : public ::testing::Test {
 protected:
  InvitationServiceTest()
      : invitations_(installation_.database, installation_.ring, *installation_.audit, installation_.authenticator,
                     installation_.clock, installation_.hasher),
        owner_(installation_.scope_of(TestInstallation::kOwner)) {}

  SentInvitation invite(const std::string& email = kGuest, Role role = Role::read_only) {
    return must(invitations_.invite(owner_, email, "", role, "request-3"));
  }
  InvitationAnswer answer(const SentInvitation& sent, const std::string& password = kInvitedPassword) {
    return {std::string(sent.token.reveal()), "Guest", Secret(password), *IpAddress::parse("192.0.2.9"), "request-4"};
  }
  static bool ended(const Result<OpenInvitation>& result) {
    return !result && result.error().code == ErrorCode::not_found && result.error().type == "invitation-ended";
  }

  TestInstallation installation_;
  InvitationService invitations_;
  AccessScope owner_;
};

TEST_F(InvitationServiceTest, TheTokenIsNowhereInTheDatabase) {
  const auto sent = invite();
  const auto stored = installation_.database.snapshot().invitations.at(sent.shown.invitation.id).value;
  EXPECT_EQ(stored.digest.size(), 64U);
  EXPECT_NE(stored.digest, sent.token.reveal());
}

TEST_F(InvitationServiceTest, OfManyAnswersAtOnceOneIsTaken) {
  for (int round = 0; round < 10; ++round) {
    const auto sent = invite("guest" + std::to_string(round) + "@plant.example");
    std::atomic<int> taken{0};
    std::vector<std::thread> all;
    for (int i = 0; i < 4; ++i) {
      all.emplace_back([&, given = answer(sent)] { taken += invitations_.accept(given).has_value() ? 1 : 0; });
    }
    for (auto& one : all) one.join();
    EXPECT_EQ(taken, 1);
    installation_.clock.advance(std::chrono::minutes(10));  // what the losers were counted for is forgotten
  }
}

TEST_F(InvitationServiceTest, WhatChangesWhileThePasswordIsCheckedHolds) {
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", "zoe@plant.example", Role::owner);
  const auto sent = invite("zoe@plant.example");
  installation_.hasher.during_verify = [&] {
    must(invitations_.revoke(owner_, sent.shown.invitation.id, "request-5"));
  };
  EXPECT_TRUE(ended(invitations_.accept(answer(sent, TestInstallation::kPassword))));
  installation_.hasher.during_verify = nullptr;
  EXPECT_FALSE(installation_.members.find(owner_, "zoe@plant.example"));
}

TEST_F(InvitationServiceTest, APasswordOfAnAccountIsNotGuessedFasterThanAtSignIn) {
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", "zoe@plant.example", Role::owner);
  const auto sent = invite("zoe@plant.example");
  int tried = 0;
  for (int i = 0; i < 10; ++i) {
    const auto refused = invitations_.accept(answer(sent));
    ASSERT_FALSE(refused);
    tried += refused.error().code == ErrorCode::unauthenticated ? 1 : 0;
  }
  EXPECT_EQ(tried, 5);
  EXPECT_EQ(invitations_.accept(answer(sent, TestInstallation::kPassword)).error().code, ErrorCode::too_many_requests);
  installation_.clock.advance(std::chrono::hours(1));
  EXPECT_TRUE(invitations_.accept(answer(sent, TestInstallation::kPassword)));
}

TEST_F(InvitationServiceTest, AnAccountWithoutPasswordIsNotGivenOne) {
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", "zoe@plant.example", Role::owner);
  installation_.database.tamper([](MemoryState& state) {
    for (auto& [id, user] : state.users) {
      if (user.email == "zoe@plant.example") user.password_hash.clear();
    }
  });
  const auto sent = invite("zoe@plant.example");
  for (const std::string password : {kInvitedPassword, TestInstallation::kPassword, ""}) {
    EXPECT_EQ(invitations_.accept(answer(sent, password)).error().type, "sign-in-failed");
  }
}

TEST_F(InvitationServiceTest, ASuspendedTenantTakesNobodyIn) {
  const auto sent = invite();
  must(installation_.tenants.suspend("acme", "os:test"));
  EXPECT_TRUE(ended(invitations_.look(sent.token.reveal(), *IpAddress::parse("192.0.2.9"))));
  must(installation_.tenants.resume("acme", "os:test"));
  EXPECT_TRUE(invitations_.accept(answer(sent)));
}

TEST_F(InvitationServiceTest, OpenOnesAreBoundedAndOldOnesGo) {
  for (std::size_t i = 0; i < InvitationService::kMostOpen; ++i) invite("g" + std::to_string(i) + "@plant.example");
  const auto refused = invitations_.invite(owner_, kGuest, "", Role::read_only, "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().type, "too-many-invitations");
  installation_.clock.advance(std::chrono::days(38));
  invite();
  EXPECT_EQ(must(invitations_.list(owner_)).size(), 1U);
}

TEST_F(InvitationServiceTest, OnlyPeopleWhoManageSendThem) {
  const auto refusal = [&](const AccessScope& scope, Role role) {
    const auto sent = invitations_.invite(scope, kGuest, "", role, "");
    return sent ? std::string() : sent.error().type + std::to_string(sent.error().code == ErrorCode::forbidden);
  };
  EXPECT_EQ(refusal(installation_.scope_of(TestInstallation::kReader), Role::read_only), "no-permission1");
  EXPECT_EQ(refusal(installation_.scope_of(TestInstallation::kAdministrator), Role::owner), "no-permission1");
  EXPECT_EQ(refusal(installation_.operator_scope(), Role::read_only), "1") << "nobody could be asked about it later";
  EXPECT_EQ(refusal(installation_.scope_of(TestInstallation::kAdministrator), Role::administrator), "");
}

}  // namespace
}  // namespace guardian::domain
