#pragma once

#include <array>
#include <atomic>
#include <optional>
#include <string_view>

#include "domain/access/authenticator.h"
#include "domain/access/credential_cache.h"
#include "domain/access/key_refusal_log.h"
#include "domain/access/key_use_log.h"

namespace guardian::domain {

// What the files of Authenticator share.
struct Authenticator::State {
  State(Database& the_database, const KeyRingHolder& the_ring, const Clock& the_clock)
      : database(the_database), ring(the_ring), clock(the_clock), freshness(the_clock), uses(the_clock), refused_keys(the_clock) {}

  // Counts a refusal of a key that is there; `row` null: of a key ID of which memory does not know.
  void note_refusal(std::string_view key_id, const CachedKey* row, Refusal refusal, const IpAddress& peer);
  // Never the database.
  void note_unsigned(std::string_view key_id, Refusal refusal, const IpAddress& peer);
  // Null: no such key, no such token. An error: the database could not be asked.
  Result<CachedKeyPtr> find_row(std::string_view key_id);
  Result<CachedTokenPtr> find_token(std::string_view token_id);

  Database& database;
  const KeyRingHolder& ring;
  const Clock& clock;
  CredentialFreshness freshness;
  CredentialCache<CachedKey> keys;
  CredentialCache<CachedToken> tokens;
  KeyUseLog uses;
  KeyRefusalLog refused_keys;
  std::array<std::atomic<std::uint64_t>, kRefusalCount> refusals{};
};

// What the row says about a caller who proved to hold its secret; absent: nothing against it.
std::optional<Refusal> judge_key_row(const KeyCredential& row, const IpAddress& peer, Instant now);

// Never above the person's role of this moment, whatever the key was made with.
bool key_may_write(const KeyCredential& row);

// The only place where a proven credential becomes a scope. REQUIRES: nothing speaks against the row.
VerifiedKey grant_of_key(const KeyCredential& row, const IpAddress& peer);

}  // namespace guardian::domain
