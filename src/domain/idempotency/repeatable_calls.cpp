#include "domain/idempotency/repeatable_calls.h"

#include <utility>

#include "base/random.h"

namespace guardian::domain {
namespace {

// What an earlier attempt means for this one; absent: nothing, its row may go.
Result<std::optional<RepeatableCalls::Outcome>> outcome_of(const RepeatableCall& earlier,
                                                           std::string_view payload_digest, Instant now) {
  using Outcome = std::optional<RepeatableCalls::Outcome>;
  const bool under_way = now < earlier.claimed_until;
  if (earlier.created_at + RepeatableCalls::kLife <= now) return Outcome();
  if (earlier.state == CallState::claimed && !under_way) return Outcome();  // it changed nothing, and lives no more
  if (earlier.payload_digest != payload_digest) {
    return Error{ErrorCode::payload_mismatch, "This Idempotency-Key was used with another request", {}, {}};
  }
  switch (earlier.state) {
    case CallState::answered:
      return Outcome(earlier.answer);
    case CallState::applied:
      if (!under_way) return Outcome(RepeatableCalls::AnswerLost());
      break;
    case CallState::claimed:
      break;
  }
  return Outcome(RepeatableCalls::InFlight());
}

}  // namespace

Result<RepeatableCalls::Outcome> RepeatableCalls::claim(const AccessScope& scope, const CallName& name,
                                                        std::string_view payload_digest) {
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<Outcome> {
    const Instant now = clock_.now();
    RepeatableCall call;
    call.name = name;
    call.payload_digest = payload_digest;
    call.claim = random_id();
    call.claimed_until = now + kLease;
    call.created_at = now;
    GUARDIAN_TRY(bool claimed, tx.idempotency().insert_repeatable(scope, call));
    if (!claimed) {
      GUARDIAN_TRY(const auto earlier, tx.idempotency().find_repeatable(scope, name));
      if (earlier) {
        GUARDIAN_TRY(auto outcome, outcome_of(*earlier, payload_digest, now));
        if (outcome) return std::move(*outcome);
        GUARDIAN_CHECK(tx.idempotency().remove_repeatable(scope, name, earlier->claim));
      }
      GUARDIAN_TRY(claimed, tx.idempotency().insert_repeatable(scope, call));
    }
    if (!claimed) return Outcome(InFlight());
    return Outcome(Claim{std::move(call.claim)});
  });
}

Result<void> RepeatableCalls::finish(const AccessScope& scope, const CallName& name, const Claim& claim,
                                     KeptAnswer answer) {
  if (answer.body.size() > kLargestBody) answer.withheld = Withheld::size;
  if (answer.withheld != Withheld::nothing) answer.body.clear();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    if (answer.status >= 400) {
      GUARDIAN_TRY(const bool released, tx.idempotency().release_repeatable(scope, name, claim.id));
      if (released || answer.status >= 500) return {};
    }
    // Not ours any more: a repetition took the key over, and its answer is the one that counts.
    GUARDIAN_TRY([[maybe_unused]] const bool kept, tx.idempotency().keep_answer(scope, name, claim.id, answer));
    return {};
  });
}

}  // namespace guardian::domain
