#pragma once

#include <chrono>
#include <string>
#include <variant>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/database.h"
#include "domain/store/idempotency.h"

namespace guardian::domain {

// Calls that carry an Idempotency-Key, so that their repetition changes nothing twice.
//
//   claim -> the call runs on a ClaimedDatabase -> finish
//
// claim: a row of its own, committed before the call runs; who comes meanwhile is told to wait. The call: its changes
// and the mark `applied` in one transaction. finish: its answer, in a third. Killed before the change, the claim
// ends with its lease and the call may run anew; killed behind the change, a repetition is told that the call was
// carried out and its answer is lost. A lease that ends too early harms nothing: the slower attempt finds its claim
// gone when it wants to write. Any thread.
class RepeatableCalls {
 public:
  static constexpr std::chrono::hours kLife{24};
  static constexpr std::chrono::seconds kLease{15};
  static constexpr std::size_t kLargestBody = 64 * 1024;  // bytes of an answer that is kept whole

  // Both must outlive it.
  RepeatableCalls(Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  // The key is this attempt's until it finishes.
  struct Claim {
    std::string id;
  };
  // Another attempt is under way.
  struct InFlight {};
  // It was carried out by an attempt that did not live to keep its answer.
  struct AnswerLost {};
  using Outcome = std::variant<Claim, InFlight, AnswerLost, KeptAnswer>;
  // payload_mismatch: the key was used with another payload.
  Result<Outcome> claim(const AccessScope& scope, const CallName& name, std::string_view payload_digest);

  // Keeps the answer of a call that succeeded, or that changed something although it was refused in the end; else
  // forgets the attempt, so that a repetition runs anew. An answer of 5xx is never kept: what has changed nothing
  // is forgotten, what has changed something is `AnswerLost`. A body beyond kLargestBody is withheld.
  Result<void> finish(const AccessScope& scope, const CallName& name, const Claim& claim, KeptAnswer answer);

 private:
  Database& database_;
  const Clock& clock_;
};

}  // namespace guardian::domain
