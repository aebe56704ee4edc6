#include "domain/audit/audit_trail.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <random>
#include <thread>

#include "base/file.h"
#include "domain/audit/audit_record.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class AuditTrailTest : public ::testing::Test {
 protected:
  AuditTrailTest() : ring_(must(KeyRing::open(directory_.path() / "secrets", clock_))) { reopen(); }

  void reopen() {
    trail_.reset();
    trail_ = must(AuditTrail::open(directory_.path() / "audit", ring_, clock_));
  }
  AuditEvent event(const std::string& chain, const std::string& action = "access-key.create") {
    AuditEvent made;
    made.chain = chain;
    made.actor = {"user:1", "192.0.2.1"};
    made.action = action;
    made.object = "key:1";
    made.request_id = "r";
    return made;
  }
  Result<void> append(const std::string& chain, const std::string& action = "access-key.create") {
    clock_.advance(std::chrono::seconds(1));
    return database_.write(WriteLane::security, [&](Tx& tx) { return trail_->append(tx, event(chain, action)); });
  }
  void fill(const std::string& chain, int count) {
    for (int i = 0; i < count; ++i) must(append(chain));
  }
  std::vector<AuditTrail::Finding> findings() { return must(trail_->verify(database_)); }

  TemporaryDirectory directory_;
  FakeClock clock_;
  KeyRingHolder ring_;
  MemoryDatabase database_;
  std::unique_ptr<AuditTrail> trail_;
};

TEST_F(AuditTrailTest, AnUntouchedTrailIsClean) {
  EXPECT_TRUE(findings().empty()) << "nothing yet";
  fill("a", 30);
  fill("b", 3);
  EXPECT_TRUE(findings().empty());
  reopen();
  EXPECT_TRUE(findings().empty());
  fill("a", 3);
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditTrailTest, RecordsSayWhatHappened) {
  must(append("a"));
  const auto record = database_.snapshot().audit["a"].at(0);
  EXPECT_EQ(record.seq, 1);
  EXPECT_EQ(record.chain, "a");
  EXPECT_EQ(record.actor, "user:1");
  EXPECT_EQ(record.ip, "192.0.2.1");
  EXPECT_EQ(record.time, clock_.now());
  EXPECT_EQ(record.result, "ok");
  EXPECT_EQ(record.key_version, 1);
  EXPECT_EQ(record.mac.size(), 64U);
}

TEST_F(AuditTrailTest, AFailedTransactionLeavesNoRecordAndNoCheckpoint) {
  fill("a", 2);
  database_.fails_commit = true;
  EXPECT_FALSE(append("a"));
  database_.fails_commit = false;
  EXPECT_TRUE(findings().empty());
  fill("a", 1);
  EXPECT_EQ(database_.snapshot().audit["a"].back().seq, 3);
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditTrailTest, TwoRecordsOfOneTransactionFollowEachOther) {
  must(database_.write(WriteLane::security, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(trail_->append(tx, event("a")));
    GUARDIAN_CHECK(trail_->append(tx, event("b")));
    return trail_->append(tx, event("a"));
  }));
  EXPECT_EQ(database_.snapshot().audit["a"].size(), 2U);
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditTrailTest, ADatabaseAheadOfTheCheckpointIsClean) {
  fill("a", 5);
  const auto checkpoints = directory_.path() / "audit" / "checkpoints";
  const std::string before{must(read_private_file(checkpoints)).reveal()};
  fill("a", 3);
  fill("b", 2);
  must(write_private_file(checkpoints, before));  // a crash between commit and checkpoint
  reopen();
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditTrailTest, WhatCannotBeRecordedIsRefused) {
  fill("a", 1);
  EXPECT_TRUE(trail_->writable());
  std::filesystem::rename(directory_.path() / "audit" / "checkpoints", directory_.path() / "moved");
  const auto refused = append("a");
  EXPECT_EQ(refused.error().code, ErrorCode::unavailable);
  EXPECT_EQ(refused.error().type, "audit-unavailable");
  EXPECT_FALSE(trail_->writable());
  EXPECT_EQ(database_.snapshot().audit["a"].size(), 1U);
}

TEST_F(AuditTrailTest, TheCheckpointFileIsCheckedLineByLine) {
  fill("a", 5);
  trail_.reset();
  const auto path = directory_.path() / "audit" / "checkpoints";
  const std::string good{must(read_private_file(path)).reveal()};
  const auto opens = [&](const std::string& text) {
    must(write_private_file(path, text));
    return AuditTrail::open(directory_.path() / "audit", ring_, clock_);
  };
  std::string edited = good;
  edited[2] = '9';
  EXPECT_EQ(opens(edited).error().code, ErrorCode::corrupt);
  EXPECT_NE(opens(edited).error().client_text.find("line 1"), std::string::npos);
  EXPECT_EQ(opens("a 5 00 1 00\n").error().code, ErrorCode::corrupt);
  EXPECT_EQ(opens("\n").error().code, ErrorCode::corrupt);
  EXPECT_TRUE(opens(good + "torn line of a crash"));
  ::chmod(path.c_str(), 0644);
  EXPECT_EQ(AuditTrail::open(directory_.path() / "audit", ring_, clock_).error().code, ErrorCode::configuration);
}

TEST_F(AuditTrailTest, TheCheckpointFileIsRewrittenWhenMostOfItIsOld) {
  fill("a", 1'100);
  const auto path = directory_.path() / "audit" / "checkpoints";
  const auto before = std::filesystem::file_size(path);
  reopen();
  EXPECT_LT(std::filesystem::file_size(path), before / 100);
  EXPECT_TRUE(findings().empty());
  fill("a", 1);
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditTrailTest, SecretsMayRotateWithinAChain) {
  fill("a", 3);
  ring_.set(must(KeyRing::rotate(directory_.path() / "secrets", clock_)));
  fill("a", 3);
  EXPECT_EQ(database_.snapshot().audit["a"].back().key_version, 2);
  EXPECT_TRUE(findings().empty());
  reopen();
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditTrailTest, WritersOfOneChainTakeTurns) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 20; ++j) must(append(j % 2 == 0 ? "a" : "b"));
    });
  }
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(findings().empty()) << "also while others write";
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(database_.snapshot().audit["a"].size(), 80U);
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditTrailTest, TheCanonicalFormTellsEveryFieldApart) {
  AuditRecord record{"c", 1, clock_.now(), "actor", "action", "object", "ok", "ip", "req", "{}", 1, ""};
  const HmacSha256 secret("secret");
  const std::string base = record_mac(secret, "", record);
  const std::function<void(AuditRecord&)> changes[] = {
      [](AuditRecord& r) { r.chain = "d"; },
      [](AuditRecord& r) { r.seq = 2; },
      [](AuditRecord& r) { r.time += std::chrono::milliseconds(1); },
      [](AuditRecord& r) { r.actor += "x"; },
      [](AuditRecord& r) { r.action += "x"; },
      [](AuditRecord& r) { r.object += "x"; },
      [](AuditRecord& r) { r.result = "no"; },
      [](AuditRecord& r) { r.ip += "x"; },
      [](AuditRecord& r) { r.request_id += "x"; },
      [](AuditRecord& r) { r.detail = "{ }"; },
      [](AuditRecord& r) { r.key_version = 2; },
      [](AuditRecord& r) { std::swap(r.actor, r.action); },
      [](AuditRecord& r) {  // the same bytes, cut at another place
        r.actor = "acto";
        r.action = "raction";
      },
  };
  for (const auto& change : changes) {
    AuditRecord changed = record;
    change(changed);
    EXPECT_NE(record_mac(secret, "", changed), base);
  }
  EXPECT_NE(record_mac(secret, base, record), base);
  EXPECT_NE(record_mac(HmacSha256("other"), "", record), base);
}

// Whoever holds the database alone can do any of this at any place, and rewrite the head as well.
class AuditMutations : public AuditTrailTest {
 protected:
  using Records = std::vector<AuditRecord>;
  struct Mutation {
    const char* name;
    std::function<void(Records&, std::size_t)> change;
  };

  // A record as good as it can be made without the secret.
  AuditRecord forged(const AuditRecord& like) const {
    AuditRecord record = like;
    record.object = "key:forged";
    record.mac = record_mac(HmacSha256("guess"), "", record);
    return record;
  }
  static void renumber(Records& records) {
    for (std::size_t i = 0; i < records.size(); ++i) records[i].seq = static_cast<std::int64_t>(i) + 1;
  }
  void set_head(MemoryState& state) {
    if (state.audit["a"].empty()) {
      state.audit.erase("a");
      state.audit_heads.erase("a");
      return;
    }
    state.audit_heads["a"] = {"a", state.audit["a"].back().seq, state.audit["a"].back().mac};
  }
};

TEST_F(AuditMutations, AreAllFound) {
  constexpr int kPlaces = 200;
  fill("a", 60);
  fill("b", 10);
  const MemoryState clean = database_.snapshot();
  std::mt19937 random(3);
  const Mutation mutations[] = {
      {"edit",
       [&](Records& records, std::size_t at) {
         AuditRecord& record = records[at];
         switch (random() % 8) {
           case 0:
             record.actor = "user:2";
             break;
           case 1:
             record.action = "access-key.revoke";
             break;
           case 2:
             record.object = "key:2";
             break;
           case 3:
             record.result = "refused";
             break;
           case 4:
             record.ip = "";
             break;
           case 5:
             record.detail = R"({"x":1})";
             break;
           case 6:
             record.time -= std::chrono::seconds(1);
             break;
           default:
             record.mac[random() % 64] ^= 1;
             break;
         }
       }},
      {"delete", [](Records& records, std::size_t at) { records.erase(records.begin() + static_cast<long>(at)); }},
      {"delete and renumber",
       [](Records& records, std::size_t at) {
         records.erase(records.begin() + static_cast<long>(at));
         renumber(records);
       }},
      {"insert",
       [&](Records& records, std::size_t at) {
         records.insert(records.begin() + static_cast<long>(at), forged(records[at]));
         renumber(records);
       }},
      {"append",
       [&](Records& records, std::size_t) {
         records.push_back(forged(records.back()));
         renumber(records);
       }},
      {"reorder",
       [&](Records& records, std::size_t at) {
         const std::size_t other = (at + 1 + random() % (records.size() - 1)) % records.size();
         std::swap(records[at], records[other]);
         renumber(records);
       }},
      {"cut the tail", [](Records& records, std::size_t at) { records.resize(at); }},
      {"rewrite everything",
       [&](Records& records, std::size_t) {
         const HmacSha256 guess("guess " + std::to_string(random()));
         std::string previous;
         for (auto& record : records) {
           record.actor = "user:2";
           previous = record.mac = record_mac(guess, previous, record);
         }
       }},
      {"take records of another chain",
       [&](Records& records, std::size_t at) {
         auto other = clean.audit.at("b")[at % 10];
         other.chain = "a";
         other.seq = records[at].seq;
         records[at] = other;
       }},
  };
  int detected = 0;
  for (const auto& mutation : mutations) {
    for (int i = 0; i < kPlaces; ++i) {
      const std::size_t at = random() % 60;
      database_.tamper([&](MemoryState& state) {
        state = clean;
        mutation.change(state.audit["a"], at);
        set_head(state);
      });
      const auto found = findings();
      ASSERT_EQ(found.size(), 1U) << mutation.name << " at " << at;
      EXPECT_EQ(found[0].chain, "a");
      EXPECT_GE(found[0].seq, 1);
      EXPECT_FALSE(found[0].what.empty());
      ++detected;
    }
  }
  EXPECT_EQ(detected, 9 * kPlaces);
  database_.tamper([&](MemoryState& state) { state = clean; });
  EXPECT_TRUE(findings().empty());
}

TEST_F(AuditMutations, TheFirstBadRecordIsNamed) {
  fill("a", 20);
  const MemoryState clean = database_.snapshot();
  database_.tamper([&](MemoryState& state) { state.audit["a"][11].object = "key:2"; });
  ASSERT_EQ(findings().size(), 1U);
  EXPECT_EQ(findings()[0].seq, 12);
  EXPECT_EQ(findings()[0].what, "record was changed");

  database_.tamper([&](MemoryState& state) {
    state = clean;
    auto& records = state.audit["a"];
    records.erase(records.begin() + 11, records.begin() + 14);
  });
  EXPECT_EQ(findings()[0].what, "records 12..14 are missing");
  EXPECT_EQ(findings()[0].seq, 12);

  database_.tamper([&](MemoryState& state) {
    state = clean;
    state.audit["a"].resize(15);
    set_head(state);
  });
  EXPECT_EQ(findings()[0].what, "chain was cut after 15; 16 is missing up to 20");

  database_.tamper([&](MemoryState& state) {
    state = clean;
    state.audit.erase("a");
    state.audit_heads.erase("a");
  });
  EXPECT_EQ(findings()[0].what, "the whole chain of 20 records is missing");

  database_.tamper([&](MemoryState& state) {
    state = clean;
    state.audit_heads["a"].seq = 19;
  });
  EXPECT_EQ(findings().size(), 1U) << "the head alone";
}

TEST_F(AuditMutations, AnOlderCopyOfTheDatabaseIsFound) {
  fill("a", 10);
  const MemoryState older = database_.snapshot();
  fill("a", 5);
  database_.tamper([&](MemoryState& state) { state = older; });
  EXPECT_EQ(findings()[0].what, "chain was cut after 10; 11 is missing up to 15");
}

TEST_F(AuditMutations, AThousandCleanTrailsRaiseNoAlarm) {
  std::mt19937 random(5);
  for (int i = 0; i < 1'000; ++i) {
    if (random() % 10 == 0) must(append(random() % 2 == 0 ? "a" : "b"));
    if (random() % 100 == 0) reopen();
    ASSERT_TRUE(findings().empty()) << i;
  }
}

}  // namespace
}  // namespace guardian::domain
