// A backup comes back: what was dead stays dead.
#include "domain/audit/revocation_log.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"
#include "domain/audit/revocation_replay.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

using std::chrono::hours;

class RevocationLogTest : public ::testing::Test {
 protected:
  RevocationLogTest() : scope_(installation_.operator_scope()) {
    installation_.database.tamper([](MemoryState& state) { state.installation["db_epoch"] = "epoch-0"; });
  }
  std::filesystem::path audit_directory() { return installation_.directory.path() / "audit"; }

  // The server stops, the backup is put in place, the log is replayed, the server starts.
  Result<int> restore(const MemoryState& backup) {
    installation_.database.tamper([&](MemoryState& state) { state = backup; });
    auto replayed = installation_.database.write(WriteLane::security, [&](Tx& tx) {
      return replay_revocations(audit_directory(), *installation_.ring.get(), tx, installation_.clock);
    });
    installation_.audit = must(AuditTrail::open(audit_directory(), installation_.ring, installation_.clock));
    installation_.authenticator.invalidate();
    return replayed;
  }
  Refusal refusal(const CreatedKey& key) { return installation_.refusal_of(TestInstallation::present(key)); }
  bool opens(const CreatedKey& key) { return installation_.accepts(TestInstallation::present(key)); }
  std::vector<AuditTrail::Finding> findings() { return must(installation_.audit->verify(installation_.database)); }

  TestInstallation installation_;
  AccessScope scope_;
};

// The service objects of TestInstallation hold the first AuditTrail; after `restore` only the trail and
// the authenticator are used.
TEST_F(RevocationLogTest, WhatDiedSinceTheBackupStaysDead) {
  const auto revoked = installation_.create_key();
  const auto disabled = installation_.create_key();
  const auto rotated = installation_.create_key();
  const auto overlapped = installation_.create_key();
  const auto untouched = installation_.create_key();
  const auto of_locked = installation_.create_key(TestInstallation::kAdministrator);
  const auto of_removed = installation_.create_key(TestInstallation::kReader, Access::read_only);
  const auto again_enabled = installation_.create_key(TestInstallation::kAdministrator);
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", TestInstallation::kOwner, Role::owner);
  const auto of_suspended = installation_.create_key(TestInstallation::kOwner, Access::read_write, "bolt");
  const MemoryState backup = installation_.database.snapshot();

  auto& keys = installation_.keys;
  must(keys.revoke(scope_, revoked.row.key_id, ""));
  must(keys.disable(scope_, disabled.row.key_id, ""));
  must(keys.rotate(scope_, rotated.row.key_id, hours(0), {}));
  must(keys.rotate(scope_, overlapped.row.key_id, hours(2), {}));
  must(keys.disable(scope_, again_enabled.row.key_id, ""));
  must(keys.enable(scope_, again_enabled.row.key_id, ""));
  must(installation_.members.remove(scope_, TestInstallation::kReader));
  must(installation_.tenants.suspend("bolt", "os:test"));
  must(installation_.members.set_password(scope_, TestInstallation::kOwner, Secret("copper lantern meadow 77")));

  EXPECT_EQ(must(restore(backup)), 9);
  EXPECT_EQ(refusal(revoked), Refusal::revoked);
  EXPECT_EQ(refusal(disabled), Refusal::disabled);
  EXPECT_EQ(refusal(rotated), Refusal::revoked);
  EXPECT_TRUE(opens(overlapped)) << "its overlap runs";
  EXPECT_TRUE(opens(untouched));
  EXPECT_TRUE(opens(again_enabled));
  EXPECT_TRUE(opens(of_locked));
  EXPECT_EQ(refusal(of_removed), Refusal::unknown_key);
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(of_suspended, "bolt")), Refusal::tenant_suspended);
  installation_.clock.advance(hours(2));
  EXPECT_EQ(refusal(overlapped), Refusal::expired);
  const auto owner = installation_.database.snapshot();
  for (const auto& [id, user] : owner.users) {
    const bool changed = user.email == TestInstallation::kOwner;
    EXPECT_EQ(user.password_hash.empty(), changed) << "a new one must be given";
  }
}

TEST_F(RevocationLogTest, LocksAndDemotionsHold) {
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  installation_.add_member("acme", "second@plant.example", Role::owner);
  const MemoryState backup = installation_.database.snapshot();
  must(installation_.members.set_role(scope_, "second@plant.example", Role::read_only));
  must(installation_.members.lock(scope_, TestInstallation::kAdministrator));
  EXPECT_EQ(must(restore(backup)), 2);
  EXPECT_EQ(refusal(key), Refusal::user_locked);
  EXPECT_EQ(must(installation_.members.find(scope_, "second@plant.example")).role, Role::read_only);
}

TEST_F(RevocationLogTest, AnUnlockSinceTheBackupIsGivenBack) {
  const auto key = installation_.create_key(TestInstallation::kAdministrator);
  must(installation_.members.lock(scope_, TestInstallation::kAdministrator));
  const MemoryState backup = installation_.database.snapshot();
  must(installation_.members.unlock(scope_, TestInstallation::kAdministrator));
  EXPECT_EQ(must(restore(backup)), 1);
  EXPECT_TRUE(opens(key));
}

TEST_F(RevocationLogTest, RevokeAllAndRemovedTenantsHold) {
  const auto key = installation_.create_key();
  must(installation_.tenants.create("bolt", "os:test"));
  installation_.add_member("bolt", "bea@bolt.example", Role::owner);
  const auto foreign = installation_.create_key("bea@bolt.example", Access::read_write, "bolt");
  const MemoryState backup = installation_.database.snapshot();
  must(installation_.keys.revoke_all(scope_, ""));
  must(installation_.tenants.remove("bolt", "os:test"));
  EXPECT_EQ(must(restore(backup)), 2);
  EXPECT_EQ(refusal(key), Refusal::revoked);
  EXPECT_EQ(installation_.refusal_of(TestInstallation::present(foreign, "bolt")), Refusal::unknown_key);
}

TEST_F(RevocationLogTest, SessionsEndAndTheEpochChanges) {
  const auto session = installation_.sign_in();
  const MemoryState backup = installation_.database.snapshot();
  must(restore(backup));
  EXPECT_FALSE(installation_.sessions.find(session.cookie.reveal()));
  EXPECT_NE(installation_.database.snapshot().installation["db_epoch"], "epoch-0");
  EXPECT_GT(installation_.database.snapshot().auth_epoch, backup.auth_epoch);
}

TEST_F(RevocationLogTest, TheRestoreItselfIsRecordedAndTheTrailIsCleanAfterwards) {
  const auto key = installation_.create_key();
  const MemoryState backup = installation_.database.snapshot();
  must(installation_.keys.revoke(scope_, key.row.key_id, ""));
  must(restore(backup));
  EXPECT_EQ(installation_.database.snapshot().audit[std::string(kInstallationChain)].back().action, "database.restore");
  EXPECT_TRUE(findings().empty()) << findings()[0].what;
  must(installation_.database.write(WriteLane::security, [&](Tx& tx) {
    AuditEvent event;
    event.chain = scope_.tenant_id();
    return installation_.audit->append(tx, event);
  }));
  EXPECT_TRUE(findings().empty());
  EXPECT_FALSE(std::filesystem::exists(audit_directory() / "checkpoints.restored"));
  installation_.audit = must(AuditTrail::open(audit_directory(), installation_.ring, installation_.clock));
  EXPECT_TRUE(findings().empty());
}

TEST_F(RevocationLogTest, ARestoreThatWasKilledBeforeTheSwapChangesNothing) {
  const auto key = installation_.create_key();
  const MemoryState backup = installation_.database.snapshot();
  must(installation_.keys.revoke(scope_, key.row.key_id, ""));
  const MemoryState live = installation_.database.snapshot();
  must(restore(backup));
  // The restored copy never came into use.
  installation_.database.tamper([&](MemoryState& state) { state = live; });
  EXPECT_TRUE(findings().empty());
  // And somebody who puts the backup itself in place without `restore` is found.
  installation_.database.tamper([&](MemoryState& state) { state = backup; });
  EXPECT_EQ(findings().size(), 1U);
}

TEST_F(RevocationLogTest, ASecondRestoreOfAnOldBackupStillKnowsEverything) {
  const auto first = installation_.create_key();
  const auto second = installation_.create_key();
  const MemoryState oldest = installation_.database.snapshot();
  must(installation_.keys.revoke(scope_, first.row.key_id, ""));
  must(restore(oldest));
  // Life goes on in the restored database, under its new epoch, through a trail of its own.
  AccessKeyService keys(installation_.database, installation_.ring, *installation_.audit, installation_.authenticator,
                        installation_.clock);
  must(keys.disable(scope_, second.row.key_id, ""));
  const MemoryState middle = installation_.database.snapshot();
  must(keys.enable(scope_, second.row.key_id, ""));
  must(keys.revoke(scope_, second.row.key_id, ""));

  EXPECT_EQ(must(restore(middle)), 2) << "enable and revoke of the second; the first is in the backup";
  EXPECT_EQ(refusal(first), Refusal::revoked);
  EXPECT_EQ(refusal(second), Refusal::revoked);
  EXPECT_EQ(must(restore(oldest)), 4) << "of both epochs, in their order";
  EXPECT_EQ(refusal(first), Refusal::revoked);
  EXPECT_EQ(refusal(second), Refusal::revoked);
}

TEST_F(RevocationLogTest, NoLineRevivesARevokedKey) {
  const auto key = installation_.create_key();
  must(installation_.keys.revoke(scope_, key.row.key_id, ""));
  AccessKey enabled = key.row;
  enabled.state = KeyState::active;
  const auto change = log_key_state(scope_.tenant_id(), enabled, true);
  EXPECT_TRUE(logged_change_revives(change));
  EXPECT_FALSE(must(installation_.database.write(
      WriteLane::security, [&](Tx& tx) { return apply_logged_change(tx, change, installation_.clock.now()); })));
  installation_.authenticator.invalidate();
  EXPECT_EQ(refusal(key), Refusal::revoked);
  EXPECT_EQ(installation_.database
                .write(WriteLane::security,
                       [&](Tx& tx) {
                         return apply_logged_change(tx,
                                                    R"({"kind":"of tomorrow","tenant":")" + scope_.tenant_id() + "\"}",
                                                    installation_.clock.now());
                       })
                .error()
                .code,
            ErrorCode::corrupt);
}

TEST_F(RevocationLogTest, WhatTheBackupKnowsIsNotDoneAgain) {
  must(installation_.members.remove(scope_, TestInstallation::kReader));
  installation_.add_member("acme", TestInstallation::kReader, Role::read_only);
  const auto key = installation_.create_key(TestInstallation::kReader, Access::read_only);
  const MemoryState backup = installation_.database.snapshot();
  EXPECT_EQ(must(restore(backup)), 0);
  EXPECT_TRUE(opens(key)) << "the removal lies before the backup, and the person was taken in again";
}

TEST_F(RevocationLogTest, LinesOfAnEarlierEpochAreKnownToALaterOne) {
  const auto key = installation_.create_key();
  const MemoryState early = installation_.database.snapshot();
  must(installation_.tenants.set("acme", {"session_hours=2"}, "os:test"));
  must(installation_.tenants.set("acme", {"session_hours=3"}, "os:test"));
  must(installation_.tenants.suspend("acme", "os:test"));  // further on in its chain than the new epoch will come
  EXPECT_EQ(must(restore(early)), 1);
  TenantService tenants(installation_.database, *installation_.audit, installation_.authenticator,
                        installation_.sessions, installation_.clock);
  must(tenants.resume("acme", "os:test"));
  EXPECT_EQ(must(restore(installation_.database.snapshot())), 0);
  EXPECT_TRUE(opens(key)) << "it was resumed after the first restore and before the second backup";
}

TEST_F(RevocationLogTest, ALineThatWasTouchedStopsTheRestore) {
  const auto key = installation_.create_key();
  const MemoryState backup = installation_.database.snapshot();
  must(installation_.keys.revoke(scope_, key.row.key_id, ""));
  const auto path = audit_directory() / "revocations";
  const std::string good{must(read_private_file(path)).reveal()};
  for (std::size_t at = 0; at + 1 < good.size(); at += 7) {
    std::string bad = good;
    bad[at] = bad[at] == 'x' ? 'y' : 'x';
    must(write_private_file(path, bad));
    const auto result = restore(backup);
    ASSERT_FALSE(result) << at;
    EXPECT_EQ(result.error().code, ErrorCode::corrupt);
  }
  must(write_private_file(path, good));
  EXPECT_EQ(must(restore(backup)), 1);
}

TEST_F(RevocationLogTest, AnAbsentLogIsAnEmptyOne) {
  const MemoryState backup = installation_.database.snapshot();
  installation_.audit.reset();
  std::filesystem::remove(audit_directory() / "revocations");
  EXPECT_EQ(must(restore(backup)), 0);
}

TEST_F(RevocationLogTest, KillsAreLoggedBeforeTheirCommitAndRevivalsAfter) {
  const auto key = installation_.create_key();
  const auto path = audit_directory() / "revocations";
  const auto size = [&] { return std::filesystem::file_size(path); };
  const auto empty = size();
  installation_.database.fails_commit = true;
  EXPECT_FALSE(installation_.keys.disable(scope_, key.row.key_id, ""));
  const auto after_kill = size();
  EXPECT_GT(after_kill, empty) << "a crash here leaves the key dead after a restore, never alive";
  installation_.database.fails_commit = false;
  must(installation_.keys.disable(scope_, key.row.key_id, ""));
  const auto disabled = size();
  installation_.database.fails_commit = true;
  EXPECT_FALSE(installation_.keys.enable(scope_, key.row.key_id, ""));
  EXPECT_EQ(size(), disabled);
}

}  // namespace
}  // namespace guardian::domain
