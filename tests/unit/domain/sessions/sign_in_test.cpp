#include <gtest/gtest.h>

#include <set>

#include "domain/sessions/device_cookie.h"
#include "domain/sessions/session_service.h"
#include "domain/sessions/sign_in_throttle.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class SignInTest : public ::testing::Test {
 protected:
  Result<std::variant<NewSession, ChooseTenant>> try_with(const std::string& email, const std::string& password,
                                                          const char* peer = "192.0.2.7") {
    auto request = installation_.sign_in_request(email, password);
    request.peer = *IpAddress::parse(peer);
    return installation_.sessions.sign_in(std::move(request));
  }
  // Another address each time, so that only the account's budget is asked.
  Result<std::variant<NewSession, ChooseTenant>> try_from_elsewhere(const std::string& email,
                                                                    const std::string& password) {
    auto request = installation_.sign_in_request(email, password);
    request.peer = IpAddress::v4(0x0a000000 + ++address_);
    return installation_.sessions.sign_in(std::move(request));
  }
  static void expect_failed(const Result<std::variant<NewSession, ChooseTenant>>& result, const char* name) {
    ASSERT_FALSE(result) << name;
    EXPECT_EQ(result.error(), (Error{ErrorCode::unauthenticated, "E-mail or password is wrong", {}, "sign-in-failed"}))
        << name;
  }
  int hashes(const std::function<void()>& act) {
    const int before = installation_.hasher.runs;
    act();
    return installation_.hasher.runs - before;
  }

  TestInstallation installation_;
  std::uint32_t address_ = 0;
};

TEST_F(SignInTest, TheRightPasswordOpensASession) {
  const auto session = installation_.sign_in();
  EXPECT_EQ(session.cookie.reveal().size(), 64U);
  EXPECT_EQ(session.signed_in.user.email, TestInstallation::kOwner);
  EXPECT_EQ(session.signed_in.tenants, std::vector<std::string>{"acme"});
  EXPECT_EQ(session.signed_in.scope.role(), Role::owner);
  EXPECT_TRUE(session.signed_in.scope.may_write());
  EXPECT_TRUE(installation_.sessions.is_confirmed(session.signed_in)) << "the password was just given";
  const auto state = installation_.database.snapshot();
  const auto record = state.audit.at(session.signed_in.scope.tenant_id()).back();
  EXPECT_EQ(record.action, "session.sign-in");
  EXPECT_EQ(record.ip, "192.0.2.7");
  EXPECT_EQ(state.sessions.count(std::string(session.cookie.reveal())), 0U) << "the cookie itself is not stored";
  for (const auto& [key, member] : state.members) {
    if (member.email == TestInstallation::kOwner) {
      EXPECT_EQ(member.last_sign_in, installation_.clock.now());
    }
  }
  EXPECT_EQ(installation_.sessions.sign_ins().accepted, 1U);
}

TEST_F(SignInTest, TheEmailIsNotCaseSensitiveThePasswordIs) {
  EXPECT_TRUE(try_with("ADA@Plant.Example", TestInstallation::kPassword));
  expect_failed(try_with(TestInstallation::kOwner, "Violet kettle harbour 42"), "other case");
}

TEST_F(SignInTest, EveryFailureLooksTheSameAndCostsOneHash) {
  must(installation_.tenants.create("empty", "os:test"));
  installation_.add_member("acme", "locked@plant.example", Role::administrator);
  must(installation_.members.lock(installation_.operator_scope(), "locked@plant.example"));
  installation_.add_member("acme", "fresh@plant.example", Role::administrator);
  installation_.database.tamper([](MemoryState& state) {
    for (auto& [id, user] : state.users) {
      if (user.email == "fresh@plant.example") user.password_hash.clear();
    }
  });
  struct Row {
    const char* name;
    std::string email;
    std::string password;
  };
  const std::string good = TestInstallation::kPassword;
  for (const auto& row :
       {Row{"unknown account", "nobody@plant.example", good}, Row{"wrong password", TestInstallation::kOwner, "wrong"},
        Row{"empty password", TestInstallation::kOwner, ""}, Row{"locked person", "locked@plant.example", good},
        Row{"no password set yet", "fresh@plant.example", good},
        Row{"no password set yet, empty one", "fresh@plant.example", ""}, Row{"no e-mail", "", good},
        Row{"no e-mail address", "not an address", good}, Row{"e-mail with NUL", std::string("a\0@b", 4), good},
        Row{"e-mail of 10,000 bytes", std::string(10'000, 'a'), good}}) {
    EXPECT_EQ(hashes([&] { expect_failed(try_from_elsewhere(row.email, row.password), row.name); }), 1) << row.name;
  }
  EXPECT_EQ(hashes([&] { EXPECT_TRUE(try_from_elsewhere(TestInstallation::kOwner, good)); }), 1) << "success as well";
  EXPECT_EQ(installation_.sessions.sign_ins().failed, 10U);
}

TEST_F(SignInTest, APasswordTooLongIsRefusedUnhashedForEveryAccount) {
  const std::string endless(1025, 'x');
  EXPECT_EQ(hashes([&] { expect_failed(try_with(TestInstallation::kOwner, endless), "known"); }), 0);
  EXPECT_EQ(hashes([&] { expect_failed(try_with("nobody@plant.example", endless), "unknown"); }), 0);
}

TEST_F(SignInTest, FailuresLeaveNoRecordInTheChain) {
  const auto before = installation_.database.snapshot().audit;
  for (int i = 0; i < 50; ++i) expect_failed(try_from_elsewhere("nobody" + std::to_string(i) + "@x.example", "p"), "");
  const auto after = installation_.database.snapshot().audit;
  EXPECT_EQ(before.begin()->second.size(), after.begin()->second.size());
  EXPECT_EQ(before.size(), after.size());
}

TEST_F(SignInTest, ASuspendedTenantCannotBeEntered) {
  must(installation_.tenants.suspend("acme", "os:test"));
  expect_failed(try_with(TestInstallation::kOwner, TestInstallation::kPassword), "suspended");
  must(installation_.tenants.resume("acme", "os:test"));
  EXPECT_TRUE(try_with(TestInstallation::kOwner, TestInstallation::kPassword));
}

TEST_F(SignInTest, APersonOfSeveralTenantsChooses) {
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", TestInstallation::kOwner, Role::read_only);
  const auto asked = must(installation_.sessions.sign_in(installation_.sign_in_request()));
  ASSERT_TRUE(std::holds_alternative<ChooseTenant>(asked));
  EXPECT_EQ(std::get<ChooseTenant>(asked).tenants, (std::vector<std::string>{"acme", "bolt"}));
  EXPECT_TRUE(installation_.database.snapshot().sessions.empty());

  auto request = installation_.sign_in_request();
  request.tenant = "bolt";
  const auto entered = std::get<NewSession>(must(installation_.sessions.sign_in(std::move(request))));
  EXPECT_EQ(entered.signed_in.scope.tenant_name(), "bolt");
  EXPECT_EQ(entered.signed_in.scope.role(), Role::read_only);
  EXPECT_FALSE(entered.signed_in.scope.may_write());

  auto foreign = installation_.sign_in_request(TestInstallation::kReader);
  foreign.tenant = "bolt";
  expect_failed(installation_.sessions.sign_in(std::move(foreign)), "not a member there");
  auto without = installation_.sign_in_request(TestInstallation::kOwner, "wrong");
  expect_failed(installation_.sessions.sign_in(std::move(without)), "the list is for who knows the password");
}

TEST_F(SignInTest, AChangeDuringTheHashingHolds) {
  const auto scope = installation_.operator_scope();
  bool once = true;
  const auto meanwhile = [&](std::function<void()> act) {
    once = true;
    installation_.hasher.during_verify = [&, act] {
      if (std::exchange(once, false)) act();
    };
  };
  meanwhile([&] { must(installation_.members.lock(scope, TestInstallation::kAdministrator)); });
  expect_failed(try_with(TestInstallation::kAdministrator, TestInstallation::kPassword), "locked meanwhile");
  must(installation_.members.unlock(scope, TestInstallation::kAdministrator));
  meanwhile([&] {
    must(installation_.members.set_password(scope, TestInstallation::kAdministrator, Secret("walnut engine sea 9")));
  });
  expect_failed(try_with(TestInstallation::kAdministrator, TestInstallation::kPassword), "changed meanwhile");
  EXPECT_TRUE(installation_.database.snapshot().sessions.empty());
}

TEST_F(SignInTest, ALockBetweenTheLastReadAndTheCommitHolds) {
  const auto scope = installation_.operator_scope();
  int reads = 0;
  installation_.database.after_read = [&] {
    if (++reads == 2) must(installation_.members.lock(scope, TestInstallation::kAdministrator));
  };
  expect_failed(try_with(TestInstallation::kAdministrator, TestInstallation::kPassword), "locked late");
  EXPECT_EQ(reads, 2) << "the account, then its second factor and tenants";
  EXPECT_TRUE(installation_.database.snapshot().sessions.empty());
}

TEST_F(SignInTest, FiveTriesAreFreeThenTheWaitsDouble) {
  const struct {
    int failures;
    int wait;
  } rows[] = {{0, 0},   {4, 0},    {5, 1},    {6, 2},    {7, 4},     {8, 8},          {9, 16},
              {10, 32}, {14, 512}, {15, 900}, {16, 900}, {100, 900}, {1'000'000, 900}};
  const Instant now = installation_.clock.now();
  for (const auto& row : rows) {
    EXPECT_EQ(wait_before_try({row.failures, now}, now), seconds(row.wait)) << row.failures;
  }
  EXPECT_EQ(wait_before_try({15, now - minutes(10)}, now), seconds(300));
  EXPECT_EQ(wait_before_try({15, now - minutes(15)}, now), seconds(0));
  EXPECT_EQ(wait_before_try({5, now - milliseconds(1)}, now), seconds(1)) << "rounded up";
  EXPECT_EQ(wait_before_try({15, now + hours(24 * 3650)}, now), seconds(900)) << "a clock set back";
}

TEST_F(SignInTest, AnAccountIsSlowedDownAndNeverLocked) {
  const auto slow_down = [&](int wait) {
    const auto refused = try_from_elsewhere(TestInstallation::kOwner, TestInstallation::kPassword);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::too_many_requests);
    EXPECT_EQ(refused.error().type, "slow-down");
    EXPECT_EQ(refused.error().client_text, std::to_string(wait));
  };
  for (int i = 0; i < 5; ++i) expect_failed(try_from_elsewhere(TestInstallation::kOwner, "wrong"), "free");
  EXPECT_EQ(hashes([&] { slow_down(1); }), 0) << "nothing is tried";
  installation_.clock.advance(seconds(1));
  expect_failed(try_from_elsewhere(TestInstallation::kOwner, "wrong"), "sixth");
  slow_down(2);
  installation_.clock.advance(seconds(2));
  EXPECT_TRUE(try_from_elsewhere(TestInstallation::kOwner, TestInstallation::kPassword)) << "the right one passes";
  for (int i = 0; i < 5; ++i) expect_failed(try_from_elsewhere(TestInstallation::kOwner, "wrong"), "five again");
}

TEST_F(SignInTest, TwoHundredGuessesFromAsManyAddressesTryFewPasswords) {
  const int tried = hashes([&] {
    for (int i = 0; i < 200; ++i) {
      (void)try_from_elsewhere(TestInstallation::kOwner, "guess " + std::to_string(i));
      installation_.clock.advance(seconds(1));
    }
  });
  EXPECT_LE(tried, 14);
  EXPECT_GE(installation_.sessions.sign_ins().slowed, 180U);
  installation_.clock.advance(seconds(900));
  EXPECT_TRUE(try_from_elsewhere(TestInstallation::kOwner, TestInstallation::kPassword));
}

TEST_F(SignInTest, GuessesMadeAtOnceShareNoFreeTry) {
  for (int i = 0; i < 4; ++i) expect_failed(try_from_elsewhere(TestInstallation::kOwner, "wrong"), "free");
  // While the last free password is being hashed, nine others arrive.
  int inner = 0;
  bool once = true;
  installation_.hasher.during_verify = [&] {
    if (!std::exchange(once, false)) return;
    for (int i = 0; i < 9; ++i) {
      const auto result = try_from_elsewhere(TestInstallation::kOwner, "wrong");
      inner += result.error().code == ErrorCode::too_many_requests ? 1 : 0;
    }
  };
  expect_failed(try_from_elsewhere(TestInstallation::kOwner, "wrong"), "the fifth");
  EXPECT_EQ(inner, 9);
}

TEST_F(SignInTest, UnknownAccountsAreSlowedDownAlike) {
  for (int i = 0; i < 5; ++i) expect_failed(try_from_elsewhere("nobody@plant.example", "wrong"), "free");
  EXPECT_EQ(try_from_elsewhere("nobody@plant.example", "wrong").error().client_text, "1");
}

TEST_F(SignInTest, MadeUpAccountsDoNotFillTheDatabase) {
  const auto ring = installation_.ring.get();
  std::set<std::string> budgets;
  for (int i = 0; i < 200'000; ++i) {
    budgets.insert(TryBudget::of_account(*ring, "", "u" + std::to_string(i) + "@x.example").digest);
  }
  EXPECT_LE(budgets.size(), 65'536U);
  EXPECT_NE(TryBudget::of_account(*ring, "a", "").digest, TryBudget::of_account(*ring, "b", "").digest);
  EXPECT_NE(TryBudget::of_account(*ring, "a", "").digest, TryBudget::of_confirmation(*ring, "a").digest);
  EXPECT_NE(TryBudget::of_device(*ring, "a", "1").digest, TryBudget::of_device(*ring, "a", "2").digest);
}

TEST_F(SignInTest, ASourceHasTwentyFailuresInFiveMinutes) {
  for (int i = 0; i < 20; ++i) {
    expect_failed(try_with("nobody" + std::to_string(i) + "@x.example", "wrong"), "counted");
    installation_.clock.advance(seconds(1));
  }
  const auto refused = try_with(TestInstallation::kOwner, TestInstallation::kPassword);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().type, "slow-down");
  EXPECT_EQ(refused.error().client_text, "280");
  EXPECT_TRUE(try_with(TestInstallation::kOwner, TestInstallation::kPassword, "192.0.2.8")) << "another source";
  installation_.clock.advance(seconds(280));
  EXPECT_TRUE(try_with(TestInstallation::kOwner, TestInstallation::kPassword));
}

TEST_F(SignInTest, AFloodFromABusySourceDoesNotReachTheDatabase) {
  for (int i = 0; i < 20; ++i) expect_failed(try_with("nobody@x.example" + std::to_string(i), "wrong"), "");
  const auto reads = installation_.database.reads.load();
  const auto writes = installation_.database.writes.load();
  for (int i = 0; i < 1000; ++i) (void)try_with("nobody@x.example", "wrong");
  EXPECT_EQ(installation_.database.reads.load(), reads);
  EXPECT_EQ(installation_.database.writes.load(), writes);
}

TEST_F(SignInTest, AKnownBrowserSignsInWhileOthersGuess) {
  const auto first = installation_.sign_in();
  for (int i = 0; i < 100; ++i) (void)try_with(TestInstallation::kOwner, "guess");
  EXPECT_EQ(try_from_elsewhere(TestInstallation::kOwner, TestInstallation::kPassword).error().type, "slow-down");

  auto request = installation_.sign_in_request();
  request.device_cookie = std::string(first.device_cookie.reveal());
  EXPECT_TRUE(installation_.sessions.sign_in(std::move(request))) << "even from the attacker's own address";

  // The lane is no way around the throttle: it has a budget of its own.
  for (int i = 0; i < 5; ++i) {
    auto guess = installation_.sign_in_request(TestInstallation::kOwner, "guess");
    guess.device_cookie = std::string(first.device_cookie.reveal());
    expect_failed(installation_.sessions.sign_in(std::move(guess)), "in the lane");
  }
  auto sixth = installation_.sign_in_request(TestInstallation::kOwner, "guess");
  sixth.device_cookie = std::string(first.device_cookie.reveal());
  EXPECT_EQ(installation_.sessions.sign_in(std::move(sixth)).error().type, "slow-down");
}

TEST_F(SignInTest, AMadeUpDeviceCookieDoesNotPassABusySource) {
  for (int i = 0; i < 20; ++i) expect_failed(try_with("nobody" + std::to_string(i) + "@x.example", "wrong"), "");
  for (const auto& cookie :
       {std::string("1.1767225600.") + std::string(32, 'a') + "." + std::string(64, 'b'),
        std::string(
            make_device_cookie(*installation_.ring.get(), "another user", installation_.clock.now()).reveal())}) {
    auto request = installation_.sign_in_request();
    request.device_cookie = cookie;
    EXPECT_EQ(hashes([&] { EXPECT_EQ(installation_.sessions.sign_in(std::move(request)).error().type, "slow-down"); }),
              0);
  }
}

TEST_F(SignInTest, ADeviceCookieIsForItsUserAndItsTimeAlone) {
  const auto ring = installation_.ring.get();
  const Instant now = installation_.clock.now();
  const Secret cookie = make_device_cookie(*ring, "user-a", now);
  EXPECT_TRUE(read_device_cookie(*ring, cookie.reveal(), "user-a", now));
  EXPECT_FALSE(read_device_cookie(*ring, cookie.reveal(), "user-b", now));
  EXPECT_TRUE(read_device_cookie(*ring, cookie.reveal(), "user-a", now + std::chrono::days(180)));
  EXPECT_FALSE(read_device_cookie(*ring, cookie.reveal(), "user-a", now + std::chrono::days(181)));
  const std::string text(cookie.reveal());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == '0' ? '1' : '0';
    EXPECT_FALSE(read_device_cookie(*ring, changed, "user-a", now)) << i;
    EXPECT_FALSE(read_device_cookie(*ring, text.substr(0, i), "user-a", now)) << i;
  }
  for (const char* bad : {"", ".", "...", "1.2.3.4", "99999999999.1.x.y", "-1.1.00.00"}) {
    EXPECT_FALSE(read_device_cookie(*ring, bad, "user-a", now)) << bad;
  }
  EXPECT_FALSE(read_device_cookie(*ring, text + text, "user-a", now));
}

TEST_F(SignInTest, TheSixthSessionPushesTheOldestOut) {
  std::vector<NewSession> sessions;
  for (int i = 0; i < 6; ++i) {
    sessions.push_back(installation_.sign_in());
    installation_.clock.advance(seconds(1));
  }
  EXPECT_EQ(installation_.database.snapshot().sessions.size(), 5U);
  EXPECT_FALSE(installation_.sessions.find(sessions[0].cookie.reveal()));
  for (std::size_t i = 1; i < 6; ++i) EXPECT_TRUE(installation_.sessions.find(sessions[i].cookie.reveal())) << i;
}

TEST_F(SignInTest, ASignInThatCannotBeRecordedDoesNotHappen) {
  std::filesystem::remove(installation_.directory.path() / "audit" / "checkpoints");
  const auto refused = try_with(TestInstallation::kOwner, TestInstallation::kPassword);
  EXPECT_EQ(refused.error().type, "audit-unavailable");
  EXPECT_TRUE(installation_.database.snapshot().sessions.empty());
}

TEST_F(SignInTest, ForeignBytesInTheUserAgentAreMadeHarmless) {
  auto request = installation_.sign_in_request();
  request.user_agent = std::string("evil\n\x1b[31m\xff\0agent", 17) + std::string(500, 'x');
  must(installation_.sessions.sign_in(std::move(request)));
  const auto stored = installation_.database.snapshot().sessions.begin()->second.value.user_agent;
  EXPECT_EQ(stored.size(), 200U);
  EXPECT_TRUE(stored.starts_with("evil??[31m??agent")) << stored;
}

}  // namespace
}  // namespace guardian::domain
