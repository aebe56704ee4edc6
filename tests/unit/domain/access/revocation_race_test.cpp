// What must hold while many threads are at it.
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "domain/access/access_key.h"
#include "domain/access/credential_change.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

// Verifies without pause and notes, for each verification, when it began in the order of `moment`.
class Hammer {
 public:
  Hammer(TestInstallation& installation, const CreatedKey& key) : installation_(installation), key_(key) {
    for (int i = 0; i < 4; ++i) threads_.emplace_back([this] { run(); });
  }
  ~Hammer() { stop(); }

  void wait_for_accepted(int count) const {
    while (accepted_ < count) std::this_thread::yield();
  }
  // The change has been answered: whatever begins from now on must be refused.
  void answered() { answered_ = true; }
  void stop() {
    stop_ = true;
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }
  int accepted_late() const { return accepted_late_; }
  int refused_late() const { return refused_late_; }

 private:
  void run() {
    while (!stop_) {
      const bool began_after = answered_;
      const bool passes = installation_.accepts(TestInstallation::present(key_));
      if (passes) ++accepted_;
      if (began_after) ++(passes ? accepted_late_ : refused_late_);
    }
  }

  TestInstallation& installation_;
  const CreatedKey& key_;
  std::atomic<bool> stop_{false};
  std::atomic<bool> answered_{false};
  std::atomic<int> accepted_{0};
  std::atomic<int> accepted_late_{0};
  std::atomic<int> refused_late_{0};
  std::vector<std::thread> threads_;
};

TEST(RevocationRace, NothingBegunAfterTheAnswerPasses) {
  TestInstallation installation;
  const auto scope = installation.operator_scope();
  struct Change {
    const char* name;
    std::function<void(const CreatedKey&)> make;
    std::function<void()> undo;
  };
  const Change changes[] = {
      {"revoke", [&](const CreatedKey& key) { must(installation.keys.revoke(scope, key.row.key_id, "")); }, [] {}},
      {"disable", [&](const CreatedKey& key) { must(installation.keys.disable(scope, key.row.key_id, "")); }, [] {}},
      {"revoke all", [&](const CreatedKey&) { must(installation.keys.revoke_all(scope, "")); }, [] {}},
      {"rotate without overlap",
       [&](const CreatedKey& key) { must(installation.keys.rotate(scope, key.row.key_id, std::chrono::hours(0), {})); },
       [] {}},
      {"lock", [&](const CreatedKey&) { must(installation.members.lock(scope, TestInstallation::kAdministrator)); },
       [&] { must(installation.members.unlock(scope, TestInstallation::kAdministrator)); }},
      {"suspend", [&](const CreatedKey&) { must(installation.tenants.suspend("acme", "os:test")); },
       [&] { must(installation.tenants.resume("acme", "os:test")); }},
  };
  must(installation.tenants.set("acme", {"max_active_keys=1000"}, "os:test"));
  for (int round = 0; round < 5; ++round) {
    for (const auto& change : changes) {
      const auto key = installation.create_key(TestInstallation::kAdministrator);
      installation.authenticator.poll();
      Hammer hammer(installation, key);
      hammer.wait_for_accepted(200);
      change.make(key);
      hammer.answered();
      while (hammer.refused_late() < 50 && hammer.accepted_late() == 0) std::this_thread::yield();
      hammer.stop();
      EXPECT_EQ(hammer.accepted_late(), 0) << change.name;
      change.undo();
    }
  }
}

TEST(RevocationRace, AFailureAfterTheCommitStillMakesMemoryForget) {
  TestInstallation installation;
  const auto key = installation.create_key();
  installation.authenticator.poll();
  EXPECT_TRUE(installation.accepts(TestInstallation::present(key)));
  // The commit happens and its acknowledgement is lost: the caller sees an error, the key is dead.
  const auto scope = installation.operator_scope();
  const auto result =
      change_credentials(installation.database, installation.authenticator, [&](Tx& tx) -> Result<void> {
        struct Lost final : CommitWitness {
          Result<void> before_commit() override { return {}; }
          Result<void> after_commit() override { return Error::unavailable("lost"); }
        };
        auto row = must(tx.access_keys().find(scope, key.row.key_id));
        row->state = KeyState::revoked;
        must(tx.access_keys().update_state(scope, *row));
        tx.add_witness(std::make_unique<Lost>());
        return {};
      });
  EXPECT_FALSE(result);
  EXPECT_EQ(installation.refusal_of(TestInstallation::present(key)), Refusal::revoked);
}

TEST(RevocationRace, ParallelCreationNeverPassesTheMaximum) {
  TestInstallation installation;
  const auto scope = installation.operator_scope();
  const auto user_id = must(installation.members.find(scope, TestInstallation::kOwner)).user_id;
  for (int round = 0; round < 10; ++round) {
    std::atomic<int> made{0};
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 10; ++i) {
      threads.emplace_back([&] {
        for (int j = 0; j < 2; ++j) {
          const auto created = installation.keys.create(scope, user_id, installation.request());
          if (created) {
            ++made;
          } else if (created.error().type == "too-many-keys") {
            ++refused;
          }
        }
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(made, 5);
    EXPECT_EQ(refused, 15);
    must(installation.keys.revoke_all(scope, ""));
  }
}

TEST(RevocationRace, ParallelRetriesOfOneCreationMakeOneKey) {
  TestInstallation installation;
  const auto scope = installation.operator_scope();
  const auto user_id = must(installation.members.find(scope, TestInstallation::kOwner)).user_id;
  std::atomic<int> secrets{0};
  std::mutex mutex;
  std::set<std::string> ids;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] {
      auto request = installation.request();
      request.idempotency_key = "one-and-the-same";
      request.payload_digest = std::string(64, 'a');
      const auto created = must(installation.keys.create(scope, user_id, request));
      secrets += created.access_key ? 1 : 0;
      const std::lock_guard lock(mutex);
      ids.insert(created.row.key_id);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(secrets, 1) << "the secret is given once";
  EXPECT_EQ(ids.size(), 1U);
}

}  // namespace
}  // namespace guardian::domain
