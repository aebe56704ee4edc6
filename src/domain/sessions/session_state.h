#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "domain/sessions/session_memory.h"
#include "domain/sessions/session_service.h"
#include "domain/sessions/sign_in_throttle.h"

namespace guardian::domain {

// What the files of SessionService share.
struct SessionService::State {
  State(Database& the_database, const KeyRingHolder& the_ring, AuditTrail& the_audit, Authenticator& the_authenticator,
        const Clock& the_clock, PasswordHasher& the_hasher)
      : database(the_database),
        ring(the_ring),
        audit(the_audit),
        authenticator(the_authenticator),
        clock(the_clock),
        hasher(the_hasher),
        memory(the_authenticator.freshness()),
        throttle(the_database, the_clock) {}

  SignedIn describe(const SessionCredential& credential, std::vector<std::string> tenants,
                    SecondFactorState second_factor, Instant last_use) const;
  // One try of the person's own password, by someone inside. unauthenticated "sign-in-failed", or slow-down.
  Result<User> try_own_password(const SignedIn& signed_in, const Secret& password);
  // The session's row in a transaction; unauthenticated when it is gone or the password changed meanwhile.
  Result<SessionCredential> find_again(Tx& tx, const SignedIn& signed_in, const User& checked) const;

  // Puts the session under a new cookie, confirmed now, and makes its owner's confirmations whole again. The old row
  // must be gone or go in the same transaction.
  Result<SignedIn> insert_renewed(Tx& tx, SessionCredential credential, const Secret& cookie,
                                  const SignedIn& signed_in) const;

  Database& database;
  const KeyRingHolder& ring;
  AuditTrail& audit;
  Authenticator& authenticator;
  const Clock& clock;
  PasswordHasher& hasher;
  SessionMemory memory;
  SignInThrottle throttle;
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> failed{0};
  std::atomic<std::uint64_t> slowed{0};
};

inline constexpr std::size_t kSessionsPerPerson = 5;
inline constexpr std::size_t kMaxTriedPassword = 1024;  // longer ones are refused unhashed, for every account alike

Error sign_in_failed();
Error no_session();
std::string digest_of_cookie(std::string_view cookie);
AccessScope scope_of_session(const SessionCredential& credential);
AuditEvent session_event(const AccessScope& scope, std::string_view action, std::string_view request_id);

}  // namespace guardian::domain
