#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/authenticator.h"
#include "domain/audit/audit_trail.h"
#include "domain/second_factor/second_factor.h"
#include "domain/sessions/session.h"
#include "domain/store/database.h"
#include "domain/tenants/tenant.h"
#include "domain/users/password.h"
#include "domain/users/user.h"

namespace guardian::domain {

struct SignInRequest {
  std::string email;
  Secret password;
  std::optional<std::string> tenant;        // chosen by a person with several
  std::optional<Secret> code;               // of a person with a second factor
  std::optional<std::string> device_cookie; // of an earlier sign-in on this browser: its own throttle budget
  IpAddress peer;
  std::string user_agent;
  std::string request_id;
};

// A verified session: who, where, how long.
struct SignedIn {
  AccessScope scope;
  Session session;
  User user;
  std::vector<std::string> tenants;  // names the person may enter
  std::string csrf;                  // 64 hex, bound to this session
  Instant confirmed_until;           // step-up window of 10 minutes from the last password
  Instant ends_at;                   // the nearer of idle and absolute end
  SecondFactorState second_factor;   // of the person
};

struct NewSession {
  SignedIn signed_in;
  Secret cookie;                     // 64 hex; only its SHA-256 is stored
  Secret device_cookie;              // signed; lets this browser sign in while others guess; empty after step-up
};

// Sign-ins since the process started.
struct SignInCounts {
  std::uint64_t accepted = 0;
  std::uint64_t failed = 0;
  std::uint64_t slowed = 0;  // told to come back later, nothing was tried
};

// One of a person's sessions, as they are shown it.
struct OwnSession {
  std::string id;  // 24 hex: names it, opens nothing; another one after each renewal
  std::string tenant;
  Session session;  // last_seen_at as this process knows it
  Instant ends_at;  // the nearer of idle and absolute end
  bool current = false;
};

enum class EndedSession { current, other };

struct ChooseTenant {
  std::vector<std::string> tenants;
};

// Sign-in, step-up, sign-out. Each sign-in runs Argon2id exactly once, also for unknown accounts, so
// that time tells nothing; call it on the password lane. Throttle: per account 5 free failures, then
// 1, 2, 4 ... 900 s between tries, counters in the database; per source 20 failures in 5 minutes, in
// memory; never a permanent lock. Failure is one error for every cause: unauthenticated, "sign-in-failed".
// Whether a second factor is on shows only behind the right password: unauthenticated, "second-factor" without a code
// and "wrong-code" with a wrong one. Both are tries of the same budget, which nothing but a whole sign-in gives back.
class SessionService {
 public:
  // All must outlive it.
  SessionService(Database& database, const KeyRingHolder& ring, AuditTrail& audit, Authenticator& authenticator,
                 const Clock& clock, PasswordHasher& hasher = argon2id());
  ~SessionService();

  // too_many_requests: `Error::log_text` is free, `Error::type` is "slow-down" and client_text the whole
  // seconds to wait.
  Result<std::variant<NewSession, ChooseTenant>> sign_in(SignInRequest request);

  // Verifies a cookie value from memory as keys are (see Authenticator); unauthenticated when there is
  // no such session, it ended, the person is locked or the tenant suspended. Notes the activity.
  Result<SignedIn> find(std::string_view cookie);
  bool csrf_matches(const SignedIn& signed_in, std::string_view token) const;

  // Password again: opens the step-up window, under a new cookie; the old one ends, so that a copy of it
  // taken before does not rise with the original. Throttled as sign-in, with a budget of its own.
  Result<NewSession> confirm_and_renew(const SignedIn& signed_in, const Secret& password, std::string_view request_id);
  bool is_confirmed(const SignedIn& signed_in) const;
  Result<void> sign_out(const SignedIn& signed_in, std::string_view request_id);
  // Ends every session of the person; this one goes on under a new cookie, so that a copy of the old one ends with
  // the others. invalid_argument "weak-password" says why.
  Result<NewSession> change_password(const SignedIn& signed_in, const Secret& current, const Secret& next,
                                     std::string_view request_id);
  // In all tenants the person may enter now, the last seen first.
  Result<std::vector<OwnSession>> list_own(const SignedIn& signed_in);
  // not_found: no such session, an ended one, or somebody else's.
  Result<EndedSession> end_own(const SignedIn& signed_in, std::string_view id, std::string_view request_id);
  // Ends every session of the person; this one goes on under a new cookie, no more confirmed than before.
  Result<NewSession> end_others(const SignedIn& signed_in, std::string_view request_id);
  Result<void> set_preferences(const SignedIn& signed_in, std::string_view json);

  void invalidate();        // as Authenticator::invalidate; both are called together
  Result<void> flush();     // last_seen of sessions; every 30 s and at stop
  Result<void> remove_ended();
  SignInCounts sign_ins() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
