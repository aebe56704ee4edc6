#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "contract/contract_fixture.h"
#include "domain/access/access_key.h"
#include "domain/access/credential_directory.h"
#include "domain/alerts/alert.h"
#include "domain/audit/audit.h"
#include "domain/users/user.h"

namespace guardian::storage {

using domain::WriteLane;

class TransactionContract : public Contract {
 protected:
  std::optional<std::string> value(const std::string& name) {
    return must(read([&](const Reader& r) { return r.installation_value(name); }));
  }
  Result<void> set(const std::string& name, const std::string& text) {
    return write([&](Tx& tx) { return tx.set_installation_value(name, text); });
  }
};

struct ScriptedWitness final : domain::CommitWitness {
  ScriptedWitness(std::string& into, Result<void> before_answer, Result<void> after_answer)
      : log(into), before(std::move(before_answer)), after(std::move(after_answer)) {}
  Result<void> before_commit() override {
    log += "before ";
    return before;
  }
  Result<void> after_commit() override {
    log += "after ";
    return after;
  }
  std::string& log;
  Result<void> before;
  Result<void> after;
};

TEST_F(TransactionContract, CommittedIsRememberedAcrossRestart) {
  must(set("db_epoch", "7"));
  must(set("db_epoch", "8"));
  reopen();
  EXPECT_EQ(value("db_epoch"), "8");
  EXPECT_FALSE(value("nothing"));
}

TEST_F(TransactionContract, ErrorRollsBackEverythingOfTheClosure) {
  const auto answer = write([](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.set_installation_value("one", "1"));
    GUARDIAN_TRY(const auto seen, tx.installation_value("one"));
    EXPECT_EQ(seen, "1");  // its own writes show
    return Error::conflict("no");
  });
  EXPECT_EQ(code_of(answer), ErrorCode::conflict);
  EXPECT_FALSE(value("one"));
}

TEST_F(TransactionContract, ThrowingClosureRollsBack) {
  const auto answer = write([](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.set_installation_value("one", "1"));
    throw std::runtime_error("secret text");
  });
  EXPECT_EQ(code_of(answer), ErrorCode::internal);
  EXPECT_EQ(answer.error().log_text.find("secret"), std::string::npos);
  EXPECT_FALSE(value("one"));
}

TEST_F(TransactionContract, ClosureThatWentOnAfterAFailedStatementIsNotCommitted) {
  domain::Alert orphan;
  orphan.id = random_id();
  orphan.device_id = "no such device";
  orphan.document = "{}";
  const auto answer = write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.set_installation_value("one", "1"));
    (void)tx.alerts().save(scope_of(a_), orphan);
    return {};
  });
  EXPECT_EQ(code_of(answer), ErrorCode::conflict);
  EXPECT_EQ(answer.error().log_text.find(orphan.id), std::string::npos) << "a bound value in the log text";
  EXPECT_FALSE(value("one"));
}

TEST_F(TransactionContract, FailingNeighbourUndoesOnlyItself) {
  constexpr int kWriters = 40;
  std::latch start(kWriters);
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < kWriters; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      const auto answer = write([&](Tx& tx) -> Result<void> {
        GUARDIAN_CHECK(tx.set_installation_value("n" + std::to_string(i), "x"));
        if (i % 3 == 0) return Error::invalid("odd one out");
        return {};
      });
      if (answer.has_value() != (i % 3 != 0)) ++wrong;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  for (int i = 0; i < kWriters; ++i) EXPECT_EQ(value("n" + std::to_string(i)).has_value(), i % 3 != 0) << i;
}

TEST_F(TransactionContract, WitnessesStandAroundTheCommit) {
  std::string log;
  must(write([&](Tx& tx) -> Result<void> {
    tx.add_witness(std::make_unique<ScriptedWitness>(log, Result<void>(), Result<void>()));
    log += "change ";
    return tx.set_installation_value("one", "1");
  }));
  EXPECT_EQ(log, "change before after ");
  EXPECT_EQ(value("one"), "1");
}

TEST_F(TransactionContract, WitnessThatRefusesBeforeCommitLeavesNothing) {
  std::string log;
  const auto answer = write([&](Tx& tx) -> Result<void> {
    tx.add_witness(std::make_unique<ScriptedWitness>(log, Error::unavailable("sink away"), Result<void>()));
    return tx.set_installation_value("one", "1");
  });
  EXPECT_EQ(code_of(answer), ErrorCode::unavailable);
  EXPECT_EQ(log, "before ");
  EXPECT_FALSE(value("one"));
}

TEST_F(TransactionContract, WitnessThatFailsAfterCommitIsTheAnswerAlthoughItStands) {
  std::string log;
  const auto answer = write([&](Tx& tx) -> Result<void> {
    tx.add_witness(std::make_unique<ScriptedWitness>(log, Result<void>(), Error::unavailable("sink away")));
    return tx.set_installation_value("one", "1");
  });
  EXPECT_EQ(code_of(answer), ErrorCode::unavailable);
  EXPECT_EQ(value("one"), "1");
}

TEST_F(TransactionContract, SecurityLaneOvertakes) {
  if (postgresql_) GTEST_SKIP() << "PostgreSQL runs both lanes side by side";
  std::promise<void> blocked;
  std::promise<void> release;
  std::mutex mutex;
  std::string order;
  std::atomic<int> waiting = 0;
  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    must(write([&](Tx&) -> Result<void> {
      blocked.set_value();
      release.get_future().wait();
      return {};
    }));
  });
  blocked.get_future().wait();
  const auto submit = [&](WriteLane lane, char name) {
    threads.emplace_back([&, lane, name] {
      ++waiting;
      must(db().write(lane, [&, name](Tx&) -> Result<void> {
        const std::lock_guard lock(mutex);
        order.push_back(name);
        return {};
      }));
    });
  };
  for (int i = 0; i < 5; ++i) submit(WriteLane::normal, 'n');
  while (waiting < 5) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  submit(WriteLane::security, 'S');
  while (waiting < 6) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  release.set_value();
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(order, "Snnnnn");
}

TEST_F(TransactionContract, ReadersNeitherWaitForAWriterNorSeeItsUnfinishedWork) {
  must(set("one", "old"));
  std::promise<void> written;
  std::promise<void> release;
  std::thread writer([&] {
    must(write([&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.set_installation_value("one", "new"));
      written.set_value();
      release.get_future().wait();
      return {};
    }));
  });
  written.get_future().wait();
  EXPECT_EQ(value("one"), "old");
  release.set_value();
  writer.join();
  EXPECT_EQ(value("one"), "new");
}

TEST_F(TransactionContract, ReadStandsOnOneSnapshot) {
  must(set("one", "old"));
  must(read([&](const Reader& reader) -> Result<void> {
    GUARDIAN_TRY(const auto first, reader.installation_value("one"));
    std::thread([&] { must(set("one", "new")); }).join();
    GUARDIAN_TRY(const auto second, reader.installation_value("one"));
    EXPECT_EQ(first, second);
    return {};
  }));
  EXPECT_EQ(value("one"), "new");
}

TEST_F(TransactionContract, RevocationBetweenTwoKeptReadsShows) {
  const auto user = make_user("ann@example.com");
  join(a_, user);
  auto key = key_of(user);
  must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); }));
  const auto state = [&] {
    return must(read([&](const Reader& r) { return r.credentials().find_key(key.key_id); }))->key.state;
  };
  for (int i = 0; i < 10; ++i) EXPECT_EQ(state(), domain::KeyState::active);  // every reader keeps the statement
  key.state = domain::KeyState::revoked;
  must(write([&](Tx& tx) { return tx.access_keys().update_state(scope_of(a_), key); }));
  for (int i = 0; i < 10; ++i) EXPECT_EQ(state(), domain::KeyState::revoked);
}

TEST_F(TransactionContract, FiftyThreadsNeverPassTheKeyMaximum) {
  const auto user = make_user("ann@example.com");
  join(a_, user);
  constexpr int kMost = 5;
  std::atomic<int> made = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i)
    threads.emplace_back([&] {
      const auto answer = db().write(WriteLane::security, [&](Tx& tx) -> Result<void> {
        GUARDIAN_TRY(const auto count, tx.access_keys().count_active(scope_of(a_), user.id, at(1'800'000'000'000)));
        if (count >= kMost) return Error::conflict("too many", "too-many-keys");
        return tx.access_keys().insert(scope_of(a_), key_of(user));
      });
      if (answer) {
        ++made;
      } else if (answer.error().type == "too-many-keys") {
        ++refused;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(made, kMost);
  EXPECT_EQ(refused, 45);
}

TEST_F(TransactionContract, RevocationIsNotLostToAnotherChangeOfTheKey) {
  const auto user = make_user("ann@example.com");
  join(a_, user);
  for (int round = 0; round < 20; ++round) {
    const auto key = key_of(user);
    must(write([&](Tx& tx) { return tx.access_keys().insert(scope_of(a_), key); }));
    std::latch start(2);
    const auto change = [&](auto&& edit) {
      start.arrive_and_wait();
      must(db().write(WriteLane::security, [&](Tx& tx) -> Result<void> {
        GUARDIAN_TRY(auto found, tx.access_keys().find(scope_of(a_), key.key_id));
        edit(*found);
        return tx.access_keys().update_state(scope_of(a_), *found);
      }));
    };
    std::thread other([&] { change([](domain::AccessKey& found) { found.rotated_to = "another"; }); });
    change([](domain::AccessKey& found) { found.state = domain::KeyState::revoked; });
    other.join();
    const auto after = must(read([&](const Reader& r) { return r.access_keys().find(scope_of(a_), key.key_id); }));
    EXPECT_EQ(after->state, domain::KeyState::revoked);
    EXPECT_EQ(after->rotated_to, "another");
  }
}

TEST_F(TransactionContract, TwoOwnersCannotBothStepDown) {
  for (int round = 0; round < 10; ++round) {
    std::vector<domain::Membership> owners;
    domain::Tenant tenant;
    make_tenant(tenant, "round-" + std::to_string(round));
    for (const char* name : {"ann", "bob"})
      owners.push_back(join(tenant, make_user(name + std::to_string(round) + "@example.com")));
    std::latch start(2);
    std::atomic<int> stepped_down = 0;
    std::vector<std::thread> threads;
    for (const auto& owner : owners)
      threads.emplace_back([&] {
        start.arrive_and_wait();
        const auto answer = db().write(WriteLane::security, [&](Tx& tx) -> Result<void> {
          GUARDIAN_TRY(const auto members, tx.users().list_members(scope_of(tenant)));
          int count = 0;
          for (const auto& member : members) count += member.role == domain::Role::owner ? 1 : 0;
          if (count < 2) return Error::conflict("last owner");
          auto changed = owner;
          changed.role = domain::Role::read_only;
          return tx.users().update_member(scope_of(tenant), changed);
        });
        if (answer) ++stepped_down;
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(stepped_down, 1);
  }
}

TEST_F(TransactionContract, AuditChainGrowsWithoutGapsUnderEightWriters) {
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 10; ++n) {
        const auto answer = write([&](Tx& tx) -> Result<void> {
          GUARDIAN_TRY(const auto head, tx.audit().lock_head(a_.id));
          domain::AuditRecord record;
          record.chain = a_.id;
          record.seq = head.seq + 1;
          record.time = at(1'000 + head.seq);
          record.action = "test";
          record.mac = "mac-" + std::to_string(record.seq) + "-after-" + head.mac.substr(0, 8);
          return tx.audit().append(record);
        });
        if (!answer) ++failed;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  const auto records = must(read([&](const Reader& r) { return r.audit().read(a_.id, 0, 1000); }));
  ASSERT_EQ(records.size(), 80U);
  for (std::size_t i = 0; i < records.size(); ++i) EXPECT_EQ(records[i].seq, static_cast<std::int64_t>(i) + 1);
  const auto heads = must(read([](const Reader& r) { return r.audit().heads(); }));
  ASSERT_EQ(heads.size(), 1U);
  EXPECT_EQ(heads[0].seq, 80);
  EXPECT_EQ(heads[0].mac, records.back().mac);
  EXPECT_EQ(must(read([&](const Reader& r) { return r.audit().read(a_.id, 78, 1); })).size(), 1U);
}

TEST_F(TransactionContract, AuditRecordMustFollowItsHead) {
  domain::AuditRecord record;
  record.chain = std::string(domain::kInstallationChain);
  record.seq = 2;
  record.mac = "m";
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.audit().append(record); })), ErrorCode::conflict);
  record.seq = 1;
  must(write([&](Tx& tx) { return tx.audit().append(record); }));
  EXPECT_EQ(code_of(write([&](Tx& tx) { return tx.audit().append(record); })), ErrorCode::conflict);
}

TEST_F(TransactionContract, WriteInsideAWriteIsRefusedNotADeadlock) {
  if (postgresql_) GTEST_SKIP() << "it is another transaction there";
  must(write([&](Tx&) -> Result<void> {
    EXPECT_EQ(code_of(set("x", "y")), ErrorCode::internal);
    return {};
  }));
}

TEST_F(TransactionContract, DeadlockIsRunAgainAndBothChangesStand) {
  must(set("one", "0"));
  must(set("two", "0"));
  const auto append = [&](Tx& tx, const std::string& name) -> Result<void> {
    GUARDIAN_TRY(const auto known, tx.installation_value(name));
    return tx.set_installation_value(name, known.value_or("") + "x");
  };
  std::latch start(2);
  std::atomic<int> runs = 0;
  const auto cross = [&](const std::string& first, const std::string& second) {
    start.arrive_and_wait();
    must(write([&](Tx& tx) -> Result<void> {
      ++runs;
      GUARDIAN_CHECK(append(tx, first));
      if (postgresql_) std::this_thread::sleep_for(std::chrono::milliseconds(100));
      return append(tx, second);
    }));
  };
  std::thread other([&] { cross("two", "one"); });
  cross("one", "two");
  other.join();
  EXPECT_EQ(value("one"), "0xx");
  EXPECT_EQ(value("two"), "0xx");
  EXPECT_GE(runs, postgresql_ ? 3 : 2);
}

TEST_F(TransactionContract, LostConnectionsAreToldAndRebuilt) {
  if (!postgresql_) GTEST_SKIP() << "nothing can be lost there";
  must(set("one", "1"));
  const auto cut = [&] {
    soci::session admin(soci::postgresql, must(postgresql_conninfo(base_url_, {})));
    run_raw(admin,
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
            "application_name = 'iot-guardian'");
  };
  cut();  // while idle: nobody notices
  EXPECT_EQ(value("one"), "1");
  const auto answer = write([&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.set_installation_value("one", "2"));
    cut();
    return tx.set_installation_value("two", "2");
  });
  EXPECT_EQ(code_of(answer), ErrorCode::unavailable);
  EXPECT_EQ(value("one"), "1");
  must(set("one", "3"));
  EXPECT_EQ(value("one"), "3");
}

TEST_F(TransactionContract, ReadyAndIntact) {
  must(db().check_ready());
  must(db().check_integrity());
}

}  // namespace guardian::storage
