#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "domain/access/credential_directory.h"
#include "domain/access/key_ring.h"
#include "domain/access/recent_events.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Whose tries are counted together; the text is what the database sees as `account_digest`.
//   an account: all tries from browsers nobody knows; a device: those of one browser that signed in to
//   the account before; a confirmation: those of people inside, for step-up and change of password; a second factor:
//   those of codes by people inside, which the right password does not make whole again.
// An attacker who uses up one of them leaves the others alone.
struct TryBudget {
  std::string digest;

  // Unknown accounts share 65,536 budgets, so that made-up e-mails cannot fill the database and still
  // are slowed down as known ones are.
  static TryBudget of_account(const KeyRing& ring, std::string_view user_id, std::string_view email);
  static TryBudget of_device(const KeyRing& ring, std::string_view user_id, std::string_view device_nonce);
  static TryBudget of_confirmation(const KeyRing& ring, std::string_view user_id);
  static TryBudget of_second_factor(const KeyRing& ring, std::string_view user_id);
};

// 5 tries are free, then 1, 2, 4 ... 900 s must lie between two; never a permanent lock. Exposed for
// tests: how long to wait after so many failures in a row, the last of them at `last`.
std::chrono::seconds wait_before_try(const CredentialDirectory::SignInFailures& failures, Instant now);

// Takes one try from the budget before the password is looked at, so that tries made at once cannot share
// the last free one. Any thread.
class SignInThrottle {
 public:
  static constexpr std::size_t kFailuresPerSource = 20;
  static constexpr std::chrono::minutes kSourceWindow{5};

  SignInThrottle(Database& database, const Clock& clock);

  // too_many_requests, "slow-down", with the seconds in the client text; counts nothing then.
  Result<void> check_source(const IpAddress& source) const;
  void note_source_failure(const IpAddress& source) { sources_.note(source); }

  Result<void> take_try(const TryBudget& budget);
  // Inside the transaction of a success: the budget is whole again.
  static Result<void> forgive(Tx& tx, const TryBudget& budget, Instant now);

 private:
  Database& database_;
  const Clock& clock_;
  RecentEvents sources_;
};

}  // namespace guardian::domain
