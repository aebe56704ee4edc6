#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "contract_fixture.h"
#include "domain/idempotency/claimed_database.h"
#include "domain/idempotency/repeatable_calls.h"
#include "domain/tags/tag.h"
#include "support/fake_clock.h"

namespace guardian::storage {
namespace {

using domain::CallName;
using domain::ClaimedDatabase;
using domain::KeptAnswer;
using domain::RepeatableCalls;
using Claim = RepeatableCalls::Claim;

const std::string kPayload(64, 'a');

class RepeatableCallContract : public Contract {
 protected:
  using Outcome = RepeatableCalls::Outcome;

  RepeatableCalls calls() { return {db(), clock_}; }
  Outcome claim(const std::string& payload = kPayload) { return must(calls().claim(scope_of(a_), name_, payload)); }
  // The change every attempt of these tests makes: one more tag, so that a second effect can be seen.
  Result<void> change(const Claim& held, const std::string& tag) {
    const auto scope = scope_of(a_);
    ClaimedDatabase database(db(), scope, name_, held.id);
    return database.write(domain::WriteLane::normal, [&](Tx& tx) -> Result<void> {
      GUARDIAN_CHECK(tx.tags().ensure(scope, {"", "t", tag, at(1)}));
      return {};
    });
  }
  void finish(const Claim& held, KeptAnswer answer) {
    must(calls().finish(scope_of(a_), name_, held, std::move(answer)));
  }
  std::size_t tags() {
    return must(read([&](const Reader& r) { return r.tags().list(scope_of(a_), {}); })).size();
  }

  FakeClock clock_;
  CallName name_{"key:1", "device/update", "my key"};
};

KeptAnswer answered(int status, std::string body = "{}") { return {status, "application/json", std::move(body), {}}; }

TEST_F(RepeatableCallContract, IsAnsweredAgainAsItWas) {
  const auto held = std::get<Claim>(claim());
  must(change(held, "one"));
  finish(held, {201, "application/json; charset=utf-8", "{\"ü\":1}", {}});
  const auto kept = std::get<KeptAnswer>(claim());
  EXPECT_EQ(kept.status, 201);
  EXPECT_EQ(kept.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(kept.body, "{\"ü\":1}");
  EXPECT_EQ(kept.withheld, domain::Withheld::nothing);
}

TEST_F(RepeatableCallContract, IsAnotherPerTenantCallerOperationAndKey) {
  finish(std::get<Claim>(claim()), answered(200));
  for (const CallName& other : {CallName{"key:2", "device/update", "my key"}, CallName{"key:1", "tag/create", "my key"},
                                CallName{"key:1", "device/update", "another"}}) {
    EXPECT_TRUE(std::holds_alternative<Claim>(must(calls().claim(scope_of(a_), other, kPayload))));
  }
  EXPECT_TRUE(std::holds_alternative<Claim>(must(calls().claim(scope_of(b_), name_, kPayload))));
  EXPECT_TRUE(std::holds_alternative<KeptAnswer>(claim()));
}

TEST_F(RepeatableCallContract, WithAnotherPayloadIsRefused) {
  const auto held = std::get<Claim>(claim());
  const auto other = [&] { return code_of(calls().claim(scope_of(a_), name_, std::string(64, 'b'))); };
  EXPECT_EQ(other(), ErrorCode::payload_mismatch);
  finish(held, answered(200));
  EXPECT_EQ(other(), ErrorCode::payload_mismatch);
}

TEST_F(RepeatableCallContract, UnderWayIsWaitedFor) {
  const auto held = std::get<Claim>(claim());
  EXPECT_TRUE(std::holds_alternative<RepeatableCalls::InFlight>(claim()));
  must(change(held, "one"));
  EXPECT_TRUE(std::holds_alternative<RepeatableCalls::InFlight>(claim()));
}

TEST_F(RepeatableCallContract, OfADeadAttemptThatChangedNothingRunsAnew) {
  const auto dead = std::get<Claim>(claim());
  clock_.advance(RepeatableCalls::kLease);
  const auto held = std::get<Claim>(claim());
  EXPECT_NE(held.id, dead.id);
  EXPECT_EQ(code_of(change(dead, "one")), ErrorCode::conflict) << "it lives after all, and comes too late";
  EXPECT_EQ(tags(), 0u);
  must(change(held, "two"));
  finish(dead, answered(500));
  finish(dead, answered(200, "\"of the dead\""));
  finish(held, answered(200, "\"of the living\""));
  EXPECT_EQ(std::get<KeptAnswer>(claim()).body, "\"of the living\"");
  EXPECT_EQ(tags(), 1u);
}

TEST_F(RepeatableCallContract, OfADeadAttemptThatChangedSomethingIsLost) {
  must(change(std::get<Claim>(claim()), "one"));
  clock_.advance(RepeatableCalls::kLease);
  EXPECT_TRUE(std::holds_alternative<RepeatableCalls::AnswerLost>(claim()));
}

TEST_F(RepeatableCallContract, MarkAndChangeStandTogetherOrNotAtAll) {
  const auto held = std::get<Claim>(claim());
  const auto scope = scope_of(a_);
  ClaimedDatabase database(db(), scope, name_, held.id);
  const auto refused = database.write(domain::WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.tags().ensure(scope, {"", "t", "v", at(1)}));
    return Error::not_found();
  });
  EXPECT_EQ(code_of(refused), ErrorCode::not_found);
  EXPECT_EQ(tags(), 0u);
  finish(held, answered(404));
  EXPECT_TRUE(std::holds_alternative<Claim>(claim(std::string(64, 'c')))) << "nothing of it is kept";
}

TEST_F(RepeatableCallContract, InSeveralTransactionsIsOneCall) {
  const auto held = std::get<Claim>(claim());
  must(change(held, "one"));
  must(change(held, "two"));
  finish(held, answered(409, "\"refused behind a change\""));
  EXPECT_EQ(std::get<KeptAnswer>(claim()).status, 409);
  EXPECT_EQ(code_of(change(held, "three")), ErrorCode::conflict) << "it was answered";
}

TEST_F(RepeatableCallContract, ThatFailedBehindItsChangeIsLost) {
  const auto held = std::get<Claim>(claim());
  must(change(held, "one"));
  finish(held, answered(503));
  clock_.advance(RepeatableCalls::kLease);
  EXPECT_TRUE(std::holds_alternative<RepeatableCalls::AnswerLost>(claim()));
}

TEST_F(RepeatableCallContract, ThatSucceededWithoutAChangeIsKept) {
  finish(std::get<Claim>(claim()), answered(200));
  EXPECT_TRUE(std::holds_alternative<KeptAnswer>(claim()));
}

TEST_F(RepeatableCallContract, KeepsNoLargeBodyAndNoSecret) {
  finish(std::get<Claim>(claim()), answered(200, std::string(RepeatableCalls::kLargestBody + 1, 'x')));
  auto kept = std::get<KeptAnswer>(claim());
  EXPECT_EQ(kept.withheld, domain::Withheld::size);
  EXPECT_EQ(kept.body, "");
  name_.key = "another";
  finish(std::get<Claim>(claim()), {201, "application/json", "the secret", domain::Withheld::secret});
  kept = std::get<KeptAnswer>(claim());
  EXPECT_EQ(kept.withheld, domain::Withheld::secret);
  EXPECT_EQ(kept.body, "");
  name_.key = "a third";
  finish(std::get<Claim>(claim()), answered(200, std::string(RepeatableCalls::kLargestBody, 'x')));
  EXPECT_EQ(std::get<KeptAnswer>(claim()).body.size(), RepeatableCalls::kLargestBody);
}

TEST_F(RepeatableCallContract, IsForgottenAfterADay) {
  finish(std::get<Claim>(claim()), answered(200));
  clock_.advance(RepeatableCalls::kLife - std::chrono::milliseconds(1));
  EXPECT_TRUE(std::holds_alternative<KeptAnswer>(claim()));
  clock_.advance(std::chrono::milliseconds(1));
  EXPECT_TRUE(std::holds_alternative<Claim>(claim()));
}

TEST_F(RepeatableCallContract, IsCleanedUpByTime) {
  finish(std::get<Claim>(claim()), answered(200));
  must(write([&](Tx& tx) { return tx.idempotency().remove_before(clock_.now()); }));
  EXPECT_TRUE(std::holds_alternative<KeptAnswer>(claim()));
  must(write([&](Tx& tx) { return tx.idempotency().remove_before(clock_.now() + std::chrono::milliseconds(1)); }));
  EXPECT_TRUE(std::holds_alternative<Claim>(claim()));
}

TEST_F(RepeatableCallContract, IsClaimedByOneOfMany) {
  // Also where a dead attempt must be taken over.
  for (int round = 0; round < 10; ++round) {
    std::atomic<int> claimed{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        const auto outcome = calls().claim(scope_of(a_), name_, kPayload);
        if (outcome && std::holds_alternative<Claim>(*outcome)) ++claimed;
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(claimed, 1);
    clock_.advance(RepeatableCalls::kLease);
  }
}

}  // namespace
}  // namespace guardian::storage
