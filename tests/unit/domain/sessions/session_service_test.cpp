#include "domain/sessions/session_service.h"

#include <gtest/gtest.h>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* kNextPassword = "copper lantern meadow 77";

class SessionServiceTest : public ::testing::Test {
 protected:
  Result<SignedIn> find(const NewSession& session) { return installation_.sessions.find(session.cookie.reveal()); }
  bool lives(const NewSession& session) {
    const auto found = find(session);
    if (!found) {
      EXPECT_EQ(found.error().code, ErrorCode::unauthenticated);
    }
    return found.has_value();
  }
  TestInstallation installation_;
};

TEST_F(SessionServiceTest, TheCookieFindsTheSession) {
  const auto session = installation_.sign_in();
  const auto found = must(find(session));
  EXPECT_EQ(found.user.email, TestInstallation::kOwner);
  EXPECT_EQ(found.scope.tenant_name(), "acme");
  EXPECT_EQ(found.scope.actor().name, "user:" + found.user.id);
  EXPECT_EQ(found.csrf, session.signed_in.csrf);
  EXPECT_EQ(found.tenants, std::vector<std::string>{"acme"});
}

TEST_F(SessionServiceTest, AnythingElseIsNoSession) {
  const auto session = installation_.sign_in();
  const std::string cookie(session.cookie.reveal());
  const auto digest = session.signed_in.session.digest;
  std::string upper = cookie;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  for (const auto& text : {std::string(), cookie.substr(1), cookie + "0", std::string(64, '0'), digest, upper,
                           std::string(64, 'z'), cookie + std::string(1, '\0'), std::string(10'000, 'a')}) {
    if (text == cookie) continue;
    EXPECT_EQ(installation_.sessions.find(text).error().code, ErrorCode::unauthenticated) << text.substr(0, 70);
  }
}

TEST_F(SessionServiceTest, IdsAreFreshAtEverySignIn) {
  const auto one = installation_.sign_in();
  const auto two = installation_.sign_in();
  EXPECT_NE(one.cookie.reveal(), two.cookie.reveal());
  EXPECT_NE(one.signed_in.csrf, two.signed_in.csrf);
  EXPECT_TRUE(lives(one));
}

TEST_F(SessionServiceTest, SessionsEndWhenIdle) {
  const auto session = installation_.sign_in();
  installation_.clock.advance(minutes(59));
  EXPECT_TRUE(lives(session));
  installation_.clock.advance(minutes(59));
  EXPECT_TRUE(lives(session)) << "use keeps it alive";
  installation_.clock.advance(minutes(60));
  EXPECT_FALSE(lives(session));
  installation_.clock.set_wall(installation_.clock.now() - minutes(30));
  EXPECT_FALSE(lives(session)) << "a clock set back revives nothing";
  must(installation_.sessions.flush());
  EXPECT_FALSE(lives(session));
  EXPECT_TRUE(installation_.database.snapshot().sessions.empty());
}

TEST_F(SessionServiceTest, SessionsEndAbsolutely) {
  const auto session = installation_.sign_in();
  for (int i = 0; i < 12 * 4 - 1; ++i) {
    installation_.clock.advance(minutes(15));
    ASSERT_TRUE(lives(session)) << i;
  }
  EXPECT_EQ(must(find(session)).ends_at, session.signed_in.session.ends_at);
  installation_.clock.advance(minutes(15));
  EXPECT_FALSE(lives(session)) << "twelve hours, however busy";
}

TEST_F(SessionServiceTest, TheTenantSetsBothLives) {
  must(installation_.tenants.set("acme", {"session_idle_minutes=5", "session_hours=1"}, "os:test"));
  const auto session = installation_.sign_in();
  EXPECT_EQ(session.signed_in.ends_at, installation_.clock.now() + minutes(5));
  for (int i = 0; i < 14; ++i) {
    installation_.clock.advance(minutes(4));
    EXPECT_TRUE(lives(session));
  }
  installation_.clock.advance(minutes(4));
  EXPECT_FALSE(lives(session));
}

TEST_F(SessionServiceTest, ActivityOnAnotherNodeCounts) {
  const auto session = installation_.sign_in();
  installation_.authenticator.poll();
  EXPECT_TRUE(lives(session));
  installation_.clock.advance(minutes(61));
  installation_.authenticator.poll();
  installation_.database.tamper([&](MemoryState& state) {
    state.sessions.begin()->second.value.last_seen_at = installation_.clock.now() - minutes(1);
  });
  EXPECT_TRUE(lives(session));
}

TEST_F(SessionServiceTest, SessionsComeFromMemoryWhileTheyMayBeBelieved) {
  const auto session = installation_.sign_in();
  installation_.authenticator.poll();
  EXPECT_TRUE(lives(session));
  const auto reads = installation_.database.reads.load();
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(lives(session));
  EXPECT_EQ(installation_.database.reads.load(), reads);
  installation_.database.tamper([](MemoryState& state) { state.sessions.clear(); });
  installation_.clock.advance(seconds(1));
  EXPECT_FALSE(lives(session)) << "unpolled memory is not believed for longer than a second";
}

TEST_F(SessionServiceTest, ActivityIsWrittenInBatchesAndDoesNotUndoAStepUp) {
  const auto session = installation_.sign_in();
  installation_.clock.advance(minutes(20));
  const auto signed_in = must(find(session));
  const auto renewed =
      must(installation_.sessions.confirm_and_renew(signed_in, Secret(TestInstallation::kPassword), "r"));
  const auto confirmed = installation_.clock.now();
  installation_.clock.advance(minutes(1));
  EXPECT_TRUE(lives(renewed));
  must(installation_.sessions.flush());
  const auto stored = installation_.database.snapshot().sessions.begin()->second.value;
  EXPECT_EQ(stored.last_seen_at, installation_.clock.now());
  EXPECT_EQ(stored.confirmed_at, confirmed);
}

TEST_F(SessionServiceTest, AFailedFlushIsTriedAgain) {
  const auto session = installation_.sign_in();
  installation_.clock.advance(minutes(1));
  EXPECT_TRUE(lives(session));
  installation_.database.is_away = true;
  EXPECT_FALSE(installation_.sessions.flush());
  installation_.database.is_away = false;
  must(installation_.sessions.flush());
  EXPECT_EQ(installation_.database.snapshot().sessions.begin()->second.value.last_seen_at, installation_.clock.now());
}

TEST_F(SessionServiceTest, WhatEndsASessionEndsItAtOnce) {
  const auto scope = installation_.operator_scope();
  struct Row {
    const char* name;
    std::function<void(const NewSession&)> end;
    std::function<void()> undo;
  };
  const Row rows[] = {
      {"sign out", [&](const NewSession& s) { must(installation_.sessions.sign_out(s.signed_in, "r")); }, [] {}},
      {"lock", [&](const NewSession&) { must(installation_.members.lock(scope, TestInstallation::kAdministrator)); },
       [&] { must(installation_.members.unlock(scope, TestInstallation::kAdministrator)); }},
      {"suspend", [&](const NewSession&) { must(installation_.tenants.suspend("acme", "os:test")); },
       [&] { must(installation_.tenants.resume("acme", "os:test")); }},
      {"end sessions",
       [&](const NewSession&) { must(installation_.members.end_sessions(scope, TestInstallation::kAdministrator)); },
       [] {}},
      {"password set by the operator",
       [&](const NewSession&) {
         must(installation_.members.set_password(scope, TestInstallation::kAdministrator,
                                                 Secret(TestInstallation::kPassword)));
       },
       [] {}},
      {"removal",
       [&](const NewSession&) { must(installation_.members.remove(scope, TestInstallation::kAdministrator)); },
       [&] { installation_.add_member("acme", TestInstallation::kAdministrator, Role::administrator); }},
  };
  for (const auto& row : rows) {
    const auto session = installation_.sign_in(TestInstallation::kAdministrator);
    installation_.authenticator.poll();
    EXPECT_TRUE(lives(session)) << row.name;
    row.end(session);
    EXPECT_FALSE(lives(session)) << row.name;
    EXPECT_FALSE(lives(session)) << row.name << ": replayed";
    row.undo();
    if (std::string_view(row.name) == "suspend") continue;  // a tenant's sessions go on when it resumes
    EXPECT_FALSE(lives(session)) << row.name << ": undone";
  }
}

TEST_F(SessionServiceTest, TheCsrfTokenBelongsToItsSession) {
  const auto one = installation_.sign_in();
  const auto two = installation_.sign_in(TestInstallation::kAdministrator);
  EXPECT_TRUE(installation_.sessions.csrf_matches(one.signed_in, one.signed_in.csrf));
  EXPECT_FALSE(installation_.sessions.csrf_matches(one.signed_in, two.signed_in.csrf));
  for (const auto& text : {std::string(), std::string(64, '0'), one.signed_in.csrf.substr(1), one.signed_in.csrf + "0",
                           one.signed_in.session.digest}) {
    EXPECT_FALSE(installation_.sessions.csrf_matches(one.signed_in, text));
  }
  const auto path = installation_.directory.path() / "secrets";
  installation_.ring.set(must(KeyRing::rotate(path, installation_.clock)));
  EXPECT_TRUE(installation_.sessions.csrf_matches(one.signed_in, one.signed_in.csrf)) << "of before the rotation";
  EXPECT_NE(must(find(one)).csrf, one.signed_in.csrf);
  installation_.ring.set(must(KeyRing::retire(path, SecretPurpose::csrf, 1, installation_.clock)));
  EXPECT_FALSE(installation_.sessions.csrf_matches(one.signed_in, one.signed_in.csrf));
}

TEST_F(SessionServiceTest, TheStepUpWindowIsTenMinutes) {
  const auto session = installation_.sign_in();
  installation_.clock.advance(minutes(10) - seconds(1));
  EXPECT_TRUE(installation_.sessions.is_confirmed(must(find(session))));
  installation_.clock.advance(seconds(1));
  EXPECT_FALSE(installation_.sessions.is_confirmed(must(find(session))));
  const auto renewed =
      must(installation_.sessions.confirm_and_renew(must(find(session)), Secret(TestInstallation::kPassword), "r"));
  EXPECT_EQ(renewed.signed_in.confirmed_until, installation_.clock.now() + minutes(10));
  EXPECT_TRUE(installation_.sessions.is_confirmed(must(find(renewed)))) << "for the next request too";
  installation_.clock.set_wall(installation_.clock.now() - hours(5));
  EXPECT_FALSE(installation_.sessions.is_confirmed(renewed.signed_in)) << "a clock set back does not stretch it";
}

TEST_F(SessionServiceTest, AWrongPasswordDoesNotConfirmAndIsThrottledApart) {
  const auto session = installation_.sign_in();
  installation_.clock.advance(minutes(11));
  const auto signed_in = must(find(session));
  const auto confirm = [&](const std::string& password) {
    return installation_.sessions.confirm_and_renew(signed_in, Secret(password), "r");
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(confirm("wrong").error().type, "sign-in-failed");
  EXPECT_FALSE(installation_.sessions.is_confirmed(must(find(session))));
  const auto slowed = confirm(TestInstallation::kPassword);
  EXPECT_EQ(slowed.error().type, "slow-down");
  EXPECT_EQ(slowed.error().client_text, "1");
  installation_.sign_in();  // the budget of sign-in is another
  installation_.clock.advance(seconds(1));
  EXPECT_FALSE(confirm(std::string(1025, 'x')));
  EXPECT_TRUE(confirm(TestInstallation::kPassword));
}

TEST_F(SessionServiceTest, StepUpUnderANewCookieLeavesTheOldOneBehind) {
  const auto session = installation_.sign_in();
  installation_.clock.advance(minutes(11));
  const auto renewed =
      must(installation_.sessions.confirm_and_renew(must(find(session)), Secret(TestInstallation::kPassword), "r"));
  EXPECT_NE(renewed.cookie.reveal(), session.cookie.reveal());
  EXPECT_FALSE(lives(session)) << "a stolen copy does not rise with the original";
  const auto found = must(find(renewed));
  EXPECT_TRUE(installation_.sessions.is_confirmed(found));
  EXPECT_EQ(found.session.ends_at, session.signed_in.session.ends_at) << "the absolute end stays";
  EXPECT_NE(found.csrf, session.signed_in.csrf);
  EXPECT_FALSE(installation_.sessions.confirm_and_renew(session.signed_in, Secret(TestInstallation::kPassword), "r"));
}

TEST_F(SessionServiceTest, ChangingThePasswordEndsTheOtherSessions) {
  const auto here = installation_.sign_in();
  const auto there = installation_.sign_in();
  const auto renewed = must(installation_.sessions.change_password(here.signed_in, Secret(TestInstallation::kPassword),
                                                                   Secret(kNextPassword), "r"));
  EXPECT_FALSE(lives(here)) << "a copy of the cookie ends with the others";
  EXPECT_TRUE(lives(renewed));
  EXPECT_EQ(renewed.signed_in.session.ends_at, here.signed_in.session.ends_at) << "the absolute end stays";
  EXPECT_FALSE(lives(there));
  EXPECT_FALSE(installation_.sessions.sign_in(installation_.sign_in_request()));
  EXPECT_TRUE(installation_.sessions.sign_in(installation_.sign_in_request(TestInstallation::kOwner, kNextPassword)));
  const auto records = installation_.database.snapshot().audit[here.signed_in.scope.tenant_id()];
  EXPECT_EQ(records[records.size() - 2].action, "user.change-password");
}

TEST_F(SessionServiceTest, APasswordIsChangedOnlyToABetterOneByWhoKnowsTheOld) {
  const auto session = installation_.sign_in();
  const auto change = [&](const char* current, const char* next) {
    return installation_.sessions.change_password(session.signed_in, Secret(current), Secret(next), "r").error();
  };
  EXPECT_EQ(change("wrong", kNextPassword).type, "sign-in-failed");
  EXPECT_EQ(change(TestInstallation::kPassword, "short").type, "weak-password");
  EXPECT_EQ(change(TestInstallation::kPassword, "ada.plant.example").type, "weak-password");
  EXPECT_EQ(change(TestInstallation::kPassword, TestInstallation::kPassword).type, "weak-password");
  must(installation_.sessions.sign_out(session.signed_in, "r"));
  EXPECT_EQ(change(TestInstallation::kPassword, kNextPassword).code, ErrorCode::unauthenticated);
}

TEST_F(SessionServiceTest, PreferencesAreOneSmallJsonObject) {
  const auto session = installation_.sign_in();
  must(installation_.sessions.set_preferences(session.signed_in, R"({"theme":"dark","n":7.8})"));
  EXPECT_EQ(must(find(session)).user.preferences, R"({"theme":"dark","n":7.8})");
  for (const auto& bad : {std::string("[]"), std::string("{"), std::string(""), std::string(R"({"a":1,"a":2})"),
                          "{\"a\":\"" + std::string(20'000, 'x') + "\"}"}) {
    EXPECT_FALSE(installation_.sessions.set_preferences(session.signed_in, bad)) << bad.substr(0, 40);
  }
}

TEST_F(SessionServiceTest, EndedSessionsAreRemoved) {
  installation_.sign_in();
  installation_.clock.advance(hours(11));
  const auto young = installation_.sign_in();
  installation_.clock.advance(hours(1));
  must(installation_.sessions.remove_ended());
  EXPECT_EQ(installation_.database.snapshot().sessions.size(), 1U);
  EXPECT_EQ(installation_.database.snapshot().sessions.begin()->first, young.signed_in.session.digest);
}

}  // namespace
}  // namespace guardian::domain
