// What is read may be believed for a while: until something changed here, was seen to change elsewhere, or
// nobody has looked for a second.
#include "domain/access/credential_freshness.h"

#include <gtest/gtest.h>

#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class CredentialFreshnessTest : public ::testing::Test {
 protected:
  // Changes a row behind everyone's back, as another node would, and lets this node hear of it.
  template <typename F>
  void elsewhere(F&& change) {
    installation_.database.tamper([&](MemoryState& state) {
      change(state);
      ++state.auth_epoch;
    });
    installation_.authenticator.poll();
  }
  AccessKey& row(MemoryState& state, const CreatedKey& key) { return state.keys.at(key.row.key_id).value; }

  TestInstallation installation_;
};

TEST_F(CredentialFreshnessTest, RowsComeFromMemoryWhileTheyMayBeBelieved) {
  const auto key = installation_.create_key();
  const auto presented = TestInstallation::present(key);
  EXPECT_TRUE(installation_.accepts(presented));
  const auto reads = installation_.database.reads.load();
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(installation_.accepts(presented));
  EXPECT_EQ(installation_.database.reads.load(), reads);

  installation_.authenticator.invalidate();
  EXPECT_TRUE(installation_.accepts(presented));
  EXPECT_EQ(installation_.database.reads.load(), reads + 1);
}

TEST_F(CredentialFreshnessTest, WithoutAPollForASecondMemoryIsNotBelieved) {
  const auto key = installation_.create_key();
  const auto presented = TestInstallation::present(key);
  EXPECT_TRUE(installation_.accepts(presented));
  // Another node revokes; this node's poller hangs.
  installation_.database.tamper([&](MemoryState& state) {
    row(state, key).state = KeyState::revoked;
    ++state.auth_epoch;
  });
  installation_.clock.advance(Authenticator::kMaxStale - std::chrono::milliseconds(1));
  EXPECT_TRUE(installation_.accepts(presented)) << "within the promised second";
  installation_.clock.advance(std::chrono::milliseconds(1));
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::revoked);
}

TEST_F(CredentialFreshnessTest, APollThatFailsDoesNotMakeMemoryFresh) {
  const auto key = installation_.create_key();
  const auto presented = TestInstallation::present(key);
  EXPECT_TRUE(installation_.accepts(presented));
  installation_.database.is_away = true;
  installation_.clock.advance(std::chrono::milliseconds(900));
  installation_.authenticator.poll();
  EXPECT_TRUE(installation_.accepts(presented)) << "from memory, still young";
  installation_.clock.advance(std::chrono::milliseconds(200));
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::unavailable);
  EXPECT_FALSE(may_be_told(Refusal::unavailable));
  installation_.database.is_away = false;
  EXPECT_TRUE(installation_.accepts(presented));
}

TEST_F(CredentialFreshnessTest, TheAgeOfAPollCountsFromItsBeginning) {
  const auto key = installation_.create_key();
  const auto presented = TestInstallation::present(key);
  installation_.authenticator.poll();  // hears of the creation
  EXPECT_TRUE(installation_.accepts(presented));
  installation_.database.after_read = [&] { installation_.clock.advance(std::chrono::milliseconds(999)); };
  installation_.authenticator.poll();
  installation_.database.after_read = nullptr;
  const auto reads = installation_.database.reads.load();
  EXPECT_TRUE(installation_.accepts(presented));
  EXPECT_EQ(installation_.database.reads.load(), reads) << "999 ms old";
  installation_.clock.advance(std::chrono::milliseconds(1));
  EXPECT_TRUE(installation_.accepts(presented));
  EXPECT_EQ(installation_.database.reads.load(), reads + 1) << "1000 ms old";
}

TEST_F(CredentialFreshnessTest, AChangeDuringTheReadMakesTheEntryStaleAtBirth) {
  const auto key = installation_.create_key();
  const auto presented = TestInstallation::present(key);
  installation_.authenticator.invalidate();
  // The read has taken its snapshot; before it returns, the key is revoked and the answer given.
  bool once = true;
  installation_.database.after_read = [&] {
    if (!std::exchange(once, false)) return;
    must(installation_.keys.revoke(installation_.operator_scope(), key.row.key_id, ""));
  };
  EXPECT_TRUE(installation_.accepts(presented)) << "this request began before the answer";
  installation_.database.after_read = nullptr;
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::revoked);
}

TEST_F(CredentialFreshnessTest, APollSeesOtherNodesAtOnce) {
  const auto key = installation_.create_key();
  const auto presented = TestInstallation::present(key);
  EXPECT_TRUE(installation_.accepts(presented));
  elsewhere([&](MemoryState& state) { row(state, key).state = KeyState::disabled; });
  EXPECT_EQ(installation_.refusal_of(presented), Refusal::disabled);
}

TEST_F(CredentialFreshnessTest, ARefusedKeyIsRememberedAsWell) {
  const auto key = installation_.create_key();
  must(installation_.keys.revoke(installation_.operator_scope(), key.row.key_id, ""));
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::revoked);
  const auto reads = installation_.database.reads.load();
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(key)), Refusal::revoked);
  EXPECT_EQ(installation_.database.reads.load(), reads);
}

}  // namespace
}  // namespace guardian::domain
