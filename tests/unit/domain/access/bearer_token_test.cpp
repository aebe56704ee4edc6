// Tokens that stand for access keys: what they are made of, what they open, and what ends them.
#include "domain/access/bearer_token.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "base/encoding.h"
#include "base/random.h"
#include "domain/access/bearer_factory.h"
#include "domain/access/credential_directory.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

using std::chrono::seconds;

class BearerTokenTest : public ::testing::Test {
 protected:
  std::string issue(const CreatedKey& key) {
    auto outcome = installation_.authenticator.verify(TestInstallation::present(key));
    return std::string(must(installation_.authenticator.issue_token(*outcome.key)).text.reveal());
  }
  static PresentedToken present(std::string_view token) {
    PresentedToken presented;
    presented.token = token;
    presented.peer = *IpAddress::parse("192.0.2.10");
    return presented;
  }
  Authenticator::Outcome verify(const PresentedToken& presented) {
    return installation_.authenticator.verify_token(presented);
  }
  bool accepts(std::string_view token) { return verify(present(token)).key.has_value(); }
  std::string refusal(std::string_view token) { return refusal(present(token)); }
  std::string refusal(const PresentedToken& presented) {
    const auto outcome = verify(presented);
    return outcome.key ? "accepted" : std::string(to_string(outcome.refusal));
  }
  // Changes rows behind everyone's back, as another node would, and lets this node hear of it.
  template <typename F>
  void elsewhere(F&& change) {
    installation_.database.tamper([&](MemoryState& state) {
      change(state);
      ++state.auth_epoch;
    });
    installation_.authenticator.poll();
  }
  BearerToken& only_row(MemoryState& state) { return state.tokens.begin()->second.value; }

  TestInstallation installation_;
};

TEST_F(BearerTokenTest, TextIsOpaqueAndItsRowHoldsNoSecret) {
  const auto key = installation_.create_key();
  const auto token = issue(key);
  EXPECT_EQ(token.size(), kBearerCharacters);
  EXPECT_TRUE(token.starts_with("igt_"));
  const auto bytes = *base64url_decode(token.substr(4));
  const auto state = installation_.database.snapshot();
  ASSERT_EQ(state.tokens.size(), 1U);
  const auto& row = state.tokens.begin()->second.value;
  EXPECT_EQ(row.id, hex_encode(bytes.substr(0, 12))) << "the ID is no secret";
  EXPECT_EQ(row.digest.find(hex_encode(bytes.substr(12, 16))), std::string::npos);
  EXPECT_EQ(row.expires_at - row.issued_at, seconds(899));
  EXPECT_NE(token, issue(key));
}

TEST_F(BearerTokenTest, OpensWhatItsKeyOpensAndSaysWhoItIs) {
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  const auto outcome = verify(present(issue(key)));
  ASSERT_TRUE(outcome.key);
  EXPECT_EQ(outcome.key->key_id, key.row.key_id);
  EXPECT_EQ(outcome.key->label, "collector");
  EXPECT_EQ(outcome.key->access, Access::read_write);
  EXPECT_EQ(outcome.key->scope.tenant_name(), "acme");
  EXPECT_EQ(outcome.key->scope.role(), Role::administrator);
  EXPECT_EQ(outcome.key->scope.actor().name, "key:" + key.row.key_id);
  EXPECT_EQ(outcome.key->valid_until, key.row.expires_at);
  EXPECT_EQ(outcome.key->detected_date, std::nullopt);
}

TEST_F(BearerTokenTest, StrangersAreScreenedWithoutTheDatabase) {
  const auto token = issue(installation_.create_key());
  auto& authenticator = installation_.authenticator;
  installation_.database.is_away = true;
  EXPECT_FALSE(authenticator.screen_token(present(token))) << "the rest is for verify to say";
  std::string flipped = token;
  flipped.back() = flipped.back() == 'A' ? 'B' : 'A';
  struct Row {
    const char* name;
    std::string token;
    Refusal refusal;
  };
  const Row rows[] = {
      {"none", "", Refusal::missing},
      {"too short", token.substr(0, 83), Refusal::malformed_token},
      {"too long", token + "A", Refusal::malformed_token},
      {"padding", token.substr(0, 83) + "=", Refusal::malformed_token},
      {"another prefix", "igx_" + token.substr(4), Refusal::malformed_token},
      {"upper-case prefix", "IGT_" + token.substr(4), Refusal::malformed_token},
      {"the other alphabet", token.substr(0, 83) + "+", Refusal::malformed_token},
      {"NUL", token.substr(0, 83) + std::string(1, '\0'), Refusal::malformed_token},
      {"an access key", std::string(200, 'x'), Refusal::malformed_token},
      {"a changed tag", flipped, Refusal::bad_signature},
      {"drawn by a stranger", "igt_" + base64url_encode(random_bytes(60)), Refusal::bad_signature},
      {"zeroes", "igt_" + std::string(80, 'A'), Refusal::bad_signature},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(authenticator.screen_token(present(row.token)), row.refusal) << row.name;
    EXPECT_EQ(verify(present(row.token)).refusal, row.refusal) << row.name;
  }
  // Each character counts: of 80 single changes none passes.
  for (std::size_t at = 4; at < token.size(); ++at) {
    std::string changed = token;
    changed[at] = changed[at] == 'q' ? 'r' : 'q';
    EXPECT_EQ(authenticator.screen_token(present(changed)), Refusal::bad_signature) << at;
  }
  EXPECT_EQ(refusal(token), "unavailable");
}

TEST_F(BearerTokenTest, ATagOfOursIsNotEnough) {
  const auto key = installation_.create_key();
  const auto ring = installation_.ring.get();
  // Who holds every secret of the installation and the database, but not the token.
  const auto made = mint_bearer_token(*ring, installation_.operator_scope().tenant_id(), key.row.key_id,
                                      key.row.user_id, installation_.clock.now());
  EXPECT_EQ(refusal(made.text.reveal()), "unknown_token");
  issue(key);
  elsewhere([&](MemoryState& state) {
    auto row = state.tokens.begin()->second;
    row.value.id = made.row.id;
    state.tokens[made.row.id] = row;  // the stored digest under the thief's ID
  });
  EXPECT_EQ(refusal(made.text.reveal()), "digest_mismatch");
}

TEST_F(BearerTokenTest, ARowCannotBeTurnedToAnotherKeyOrALaterEnd) {
  const auto key = installation_.create_key(TestInstallation::kReader, Access::read_only);
  const auto stronger = installation_.create_key(TestInstallation::kOwner);
  const auto token = issue(key);
  EXPECT_TRUE(accepts(token));
  const auto before = installation_.database.snapshot();
  struct Row {
    const char* name;
    std::function<void(MemoryState&)> change;
    const char* refusal;
  };
  const Row rows[] = {
      {"another key", [&](MemoryState& s) { only_row(s).key_id = stronger.row.key_id; }, "digest_mismatch"},
      {"a later end", [&](MemoryState& s) { only_row(s).expires_at += seconds(1); }, "digest_mismatch"},
      {"another tenant", [&](MemoryState& s) { s.tokens.begin()->second.tenant_id = "other"; }, "digest_mismatch"},
      {"no digest", [&](MemoryState& s) { only_row(s).digest = ""; }, "digest_mismatch"},
      {"zeroes", [&](MemoryState& s) { only_row(s).digest = std::string(64, '0'); }, "digest_mismatch"},
      {"an unknown pepper", [&](MemoryState& s) { only_row(s).pepper_version = 7; }, "retired_secret"},
      {"gone", [](MemoryState& s) { s.tokens.clear(); }, "unknown_token"},
      {"its key gone", [](MemoryState& s) { s.keys.clear(); }, "unknown_key"},
      {"its key's secret retired", [&](MemoryState& s) { s.keys.at(key.row.key_id).value.signing_version = 7; },
       "retired_secret"},
      {"its key's pepper retired", [&](MemoryState& s) { s.keys.at(key.row.key_id).value.pepper_version = 7; },
       "retired_secret"},
  };
  for (const auto& row : rows) {
    elsewhere(row.change);
    EXPECT_EQ(refusal(token), row.refusal) << row.name;
    elsewhere([&](MemoryState& state) {
      const auto epoch = state.auth_epoch;
      state = before;
      state.auth_epoch = epoch;
    });
    EXPECT_TRUE(accepts(token)) << row.name;
  }
}

TEST_F(BearerTokenTest, DiesWithItsKeyBeforeTheChangeIsAnswered) {
  auto& site = installation_;
  const auto scope = site.operator_scope();
  struct Row {
    const char* name;
    std::function<void(const CreatedKey&)> end;
    std::function<void()> undo;
    const char* refusal;
    bool revives;
  };
  const auto nothing = [] {};
  const Row rows[] = {
      {"revoked", [&](const auto& key) { must(site.keys.revoke(scope, key.row.key_id, "")); }, nothing, "revoked",
       false},
      {"all revoked", [&](const auto&) { must(site.keys.revoke_all(scope, "")); }, nothing, "revoked", false},
      {"disabled", [&](const auto& key) { must(site.keys.disable(scope, key.row.key_id, "")); }, nothing, "disabled",
       false},
      {"rotated without overlap",
       [&](const auto& key) { must(site.keys.rotate(scope, key.row.key_id, std::chrono::hours(0), {})); }, nothing,
       "revoked", false},
      {"its owner locked", [&](const auto&) { must(site.members.lock(scope, TestInstallation::kAdministrator)); },
       [&] { must(site.members.unlock(scope, TestInstallation::kAdministrator)); }, "user_locked", true},
      {"its tenant suspended", [&](const auto&) { must(site.tenants.suspend("acme", "os:test")); },
       [&] { must(site.tenants.resume("acme", "os:test")); }, "tenant_suspended", true},
      {"its owner removed", [&](const auto&) { must(site.members.remove(scope, TestInstallation::kAdministrator)); },
       [&] { site.add_member("acme", TestInstallation::kAdministrator, Role::administrator); }, "unknown_token", false},
      {"its tenant removed", [&](const auto&) { must(site.tenants.remove("acme", "os:test")); }, nothing,
       "unknown_token", false},
  };
  must(site.tenants.set("acme", {"max_active_keys=100"}, "os:test"));
  for (const auto& row : rows) {
    const auto key = site.create_key(TestInstallation::kAdministrator);
    const auto token = issue(key);
    ASSERT_TRUE(accepts(token)) << row.name;
    row.end(key);
    EXPECT_EQ(refusal(token), row.refusal) << row.name;
    row.undo();
    EXPECT_EQ(accepts(token), row.revives) << row.name;
  }
}

TEST_F(BearerTokenTest, IsNeverMoreThanItsKeyIsNow) {
  const auto scope = installation_.operator_scope();
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  const auto token = issue(key);
  auto writing = present(token);
  writing.writes = true;
  EXPECT_EQ(refusal(writing), "accepted");
  must(installation_.members.set_role(scope, TestInstallation::kAdministrator, Role::read_only));
  EXPECT_EQ(refusal(writing), "read_only");
  EXPECT_EQ(verify(present(token)).key->access, Access::read_only);

  elsewhere(
      [&](MemoryState& state) { state.keys.at(key.row.key_id).value.networks = {*Cidr::parse("198.51.100.0/24")}; });
  EXPECT_EQ(refusal(token), "network");
  auto from_there = present(token);
  from_there.peer = *IpAddress::parse("198.51.100.9");
  EXPECT_EQ(refusal(from_there), "accepted");
}

TEST_F(BearerTokenTest, NamesItsTenantOrNone) {
  const auto token = issue(installation_.create_key());
  const auto named = [&](std::string_view name) {
    auto presented = present(token);
    presented.customer_id = name;
    return refusal(presented);
  };
  EXPECT_EQ(named(""), "accepted");
  EXPECT_EQ(named("acme"), "accepted");
  for (const char* other : {"bolt", "Acme", "acme ", "1234567890"}) EXPECT_EQ(named(other), "tenant_mismatch") << other;
  must(installation_.tenants.set("acme", {"tsg_id=1234567890"}, "os:test"));
  EXPECT_EQ(named("1234567890"), "accepted");
  EXPECT_EQ(named("acme"), "accepted");
  EXPECT_EQ(named("12345678901"), "tenant_mismatch");
}

TEST_F(BearerTokenTest, EndsAfter899SecondsForGood) {
  const auto token = issue(installation_.create_key());
  installation_.clock.advance(seconds(899) - std::chrono::milliseconds(1));
  installation_.authenticator.poll();
  EXPECT_TRUE(accepts(token));
  installation_.clock.advance(std::chrono::milliseconds(1));
  installation_.authenticator.poll();
  EXPECT_EQ(refusal(token), "token_expired");
  EXPECT_TRUE(installation_.database.snapshot().tokens.empty()) << "nothing is left of it";
  installation_.clock.set_wall(installation_.clock.now() - std::chrono::hours(1));
  EXPECT_EQ(refusal(token), "unknown_token") << "a clock set back does not revive it";
}

TEST_F(BearerTokenTest, EndedTokensAreCleanedUp) {
  issue(installation_.create_key());
  EXPECT_EQ(must(installation_.authenticator.remove_ended_tokens()), 0);
  installation_.clock.advance(seconds(899));
  EXPECT_EQ(must(installation_.authenticator.remove_ended_tokens()), 1);
}

TEST_F(BearerTokenTest, TheOldestOfAHundredGoes) {
  const auto key = installation_.create_key();
  const auto other = installation_.create_key(TestInstallation::kAdministrator);
  const auto foreign = issue(other);
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < kTokensPerKey; ++i) {
    tokens.push_back(issue(key));
    installation_.clock.advance(std::chrono::milliseconds(10));
  }
  EXPECT_TRUE(accepts(tokens.front()));
  tokens.push_back(issue(key));
  EXPECT_EQ(refusal(tokens[0]), "unknown_token");
  EXPECT_TRUE(accepts(tokens[1]));
  EXPECT_TRUE(accepts(tokens.back()));
  EXPECT_TRUE(accepts(foreign)) << "each key has a hundred of its own";
  EXPECT_EQ(installation_.database.snapshot().tokens.size(), kTokensPerKey + 1);
}

TEST_F(BearerTokenTest, AtOnceTheyAreNeverMoreThanAHundred) {
  const auto key = installation_.create_key();
  const auto verified = installation_.authenticator.verify(TestInstallation::present(key));
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 30; ++j) must(installation_.authenticator.issue_token(*verified.key));
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(installation_.database.snapshot().tokens.size(), kTokensPerKey);
}

TEST_F(BearerTokenTest, NoneIsMadeForAKeyThatIsGone) {
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  const auto verified = installation_.authenticator.verify(TestInstallation::present(key));
  must(installation_.members.remove(installation_.operator_scope(), TestInstallation::kAdministrator));
  const auto made = installation_.authenticator.issue_token(*verified.key);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::unauthenticated);
}

TEST_F(BearerTokenTest, AnotherNodeHearsOfTheEndWithinASecond) {
  const auto key = installation_.create_key();
  const auto token = issue(key);
  Authenticator node(installation_.database, installation_.ring, installation_.clock);
  node.poll();
  EXPECT_TRUE(node.verify_token(present(token)).key);
  // Without an epoch: as the oldest of too many ends.
  installation_.database.tamper([](MemoryState& state) { state.tokens.clear(); });
  EXPECT_TRUE(node.verify_token(present(token)).key) << "from memory";
  installation_.clock.advance(std::chrono::milliseconds(1000));
  node.poll();
  EXPECT_EQ(node.verify_token(present(token)).refusal, Refusal::unknown_token);
}

TEST_F(BearerTokenTest, OneReadServesManyCalls) {
  const auto token = issue(installation_.create_key());
  EXPECT_TRUE(accepts(token));
  const auto reads = installation_.database.reads.load();
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(accepts(token));
  EXPECT_EQ(installation_.database.reads, reads);
}

TEST_F(BearerTokenTest, NothingBegunAfterARevocationsAnswerPasses) {
  const auto scope = installation_.operator_scope();
  must(installation_.tenants.set("acme", {"max_active_keys=1000"}, "os:test"));
  for (int round = 0; round < 20; ++round) {
    const auto key = installation_.create_key();
    const auto token = issue(key);
    installation_.authenticator.poll();
    std::atomic<bool> stop{false}, answered{false};
    std::atomic<int> accepted{0}, accepted_late{0}, refused_late{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        while (!stop) {
          const bool began_after = answered;
          const bool passes = accepts(token);
          if (passes) ++accepted;
          if (began_after) ++(passes ? accepted_late : refused_late);
        }
      });
    }
    while (accepted < 100) std::this_thread::yield();
    must(installation_.keys.revoke(scope, key.row.key_id, ""));
    answered = true;
    while (refused_late < 50 && accepted_late == 0) std::this_thread::yield();
    stop = true;
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(accepted_late, 0);
  }
}

}  // namespace
}  // namespace guardian::domain
