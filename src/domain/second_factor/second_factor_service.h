#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/authenticator.h"
#include "domain/audit/audit_trail.h"
#include "domain/second_factor/second_factor.h"
#include "domain/sessions/session_service.h"
#include "domain/sessions/sign_in_throttle.h"
#include "domain/store/database.h"

namespace guardian::domain {

// What the person's authenticator app is given, once.
struct BegunSecondFactor {
  Secret secret;  // base32
  Secret uri;     // otpauth://, for a QR code
  Instant expires;
};

// Turning a person's second factor on and off; sign-in itself asks for it (sign_in.cpp). Each change is one
// transaction with its audit record, in force before its answer. Codes are tried against a budget of their own,
// throttled as sign-in is: too_many_requests, "slow-down". A wrong one: unauthenticated, "wrong-code". Asked for in
// the wrong order: conflict, "wrong-state". That the password was given lately is for the caller to see to. Any thread.
class SecondFactorService {
 public:
  // All must outlive it.
  SecondFactorService(Database& database, const KeyRingHolder& ring, AuditTrail& audit, Authenticator& authenticator,
                      const Clock& clock);

  // A new secret in place of one begun before. Sign-in asks for nothing until `confirm`.
  Result<BegunSecondFactor> begin(const SignedIn& signed_in, std::string_view request_id);
  // The first code of the app turns the factor on; returns the recovery codes, which nobody can read again.
  Result<std::vector<Secret>> confirm(const SignedIn& signed_in, std::string_view code, std::string_view request_id);
  // A new set; the old one ends. The code keeps whoever holds only session and password from making themselves a way
  // in.
  Result<std::vector<Secret>> renew_recovery_codes(const SignedIn& signed_in, std::string_view code,
                                                   std::string_view request_id);
  Result<void> turn_off(const SignedIn& signed_in, std::string_view code, std::string_view request_id);

  // By the local operator, for someone who lost app and recovery codes; forbidden to everybody else, not_found when the
  // tenant has no such person. False: none was on.
  Result<bool> remove_of_member(const AccessScope& scope, std::string_view email);

 private:
  enum class Expected { begun, on };
  // Takes a try from the budget, then in one transaction the code is used up and `change` handed the factor after it.
  Result<void> change_with_code(const SignedIn& signed_in, Expected expected, std::string_view code,
                                const std::function<Result<void>(Tx&, SecondFactor&)>& change);

  Database& database_;
  const KeyRingHolder& ring_;
  AuditTrail& audit_;
  Authenticator& authenticator_;
  const Clock& clock_;
  SignInThrottle throttle_;
};

}  // namespace guardian::domain
