#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/access_key.h"
#include "domain/access/access_scope.h"
#include "domain/access/credential_freshness.h"
#include "domain/access/key_ring.h"
#include "domain/store/database.h"
#include "domain/tenants/tenant.h"

namespace guardian::domain {

// Why a key or a token was refused. The first group is told to nobody (log and metrics only); the second is told to
// whoever proved to hold the secret.
enum class Refusal {
  missing, duplicate_header, malformed_key_id, malformed_token, bad_signature, unknown_key, digest_mismatch, claims_mismatch,
  retired_secret, unavailable, unknown_token, token_expired,
  revoked, disabled, expired, user_locked, tenant_suspended, network, tenant_mismatch, path, read_only,
};
inline constexpr int kRefusalCount = 21;
std::string_view to_string(Refusal refusal);  // "bad_signature"
bool may_be_told(Refusal refusal);

// What a request presents. All views must live for the call.
struct PresentedKey {
  std::string_view key_id;
  std::string_view access_key;
  std::string_view customer_id;       // compared exactly with the key's tenant
  bool customer_id_required = true;   // false: its absence is fine (three uploads, bearer mounts)
  bool customer_id_present = false;
  bool in_query = false;              // credentials came as query parameters: only with the tenant's setting
  std::string_view path;              // must start with the key's urlPattern "/pub/v4.0/"
  bool asks_token = false;            // presented at the token endpoint: `path` does not matter
  bool writes = false;                // the operation changes something
  IpAddress peer;
};

// What a request on a bearer mount presents. All views must live for the call.
struct PresentedToken {
  std::string_view token;             // of `Authorization: Bearer`; empty: none
  std::string_view customer_id;       // empty: not named. Else the tenant's name or its `tsg_id`
  bool writes = false;
  IpAddress peer;
};

// A key that passed, by itself or by one of its tokens.
struct VerifiedKey {
  AccessScope scope;
  std::string key_id;
  std::string label;
  Access access = Access::read_only;
  Instant valid_until;
  TenantSettings settings;
  std::optional<DetectedDateForm> detected_date;  // absent: by mount
};

struct IssuedToken {
  Secret text;         // to be given once
  Instant expires_at;
};

// Verifies access keys, in this order: grammar and CRC; signature (no database); row; digest, in
// constant time; claims against the row; state, expiry, user, tenant, networks from the row;
// `customerid`. Until the digest holds, known and unknown key IDs cost and answer the same.
//
// Rows come from memory. An entry is used only while its generation is current: every change of a
// credential on this node raises the generation after its commit and before its answer, the poller
// raises it when another node changed `auth_epoch`, and a poller that has not succeeded for
// `kMaxStale` makes every entry stale. So no request begun after the answer of a revocation passes.
class Authenticator {
 public:
  static constexpr std::chrono::milliseconds kPollInterval{250};
  static constexpr std::chrono::milliseconds kMaxStale = CredentialFreshness::kMaxStale;

  // `database`, `ring`, `clock` must outlive it.
  Authenticator(Database& database, const KeyRingHolder& ring, const Clock& clock);
  ~Authenticator();

  struct Outcome {
    std::optional<VerifiedKey> key;      // absent: refused
    Refusal refusal = Refusal::missing;  // meaningful when refused
  };
  // What can be refused without a row: grammar and signature, counted as `verify` counts it. Absent: the token was
  // signed here, and `verify` must say the rest. Microseconds, never the database: any thread, also an io thread.
  std::optional<Refusal> screen(const PresentedKey& presented);
  // Any thread; may read the database once when the row is not in memory.
  Outcome verify(const PresentedKey& presented);

  // A token in the key's stead: grammar and tag (no database); row; digest, in constant time; its end; then
  // all that decides over the key, from the key's row as it is now. So a token ends with its key, and never
  // may more. A token found past its end is removed: a clock set back does not revive it.
  std::optional<Refusal> screen_token(const PresentedToken& presented);
  Outcome verify_token(const PresentedToken& presented);
  // Exchanges a key that `verify` has just accepted. The oldest of its tokens end where it would have more
  // than kTokensPerKey: a client that asks for one before each call must not lock out itself. On other nodes
  // those end within kMaxStale. unauthenticated: the key is gone meanwhile.
  Result<IssuedToken> issue_token(const VerifiedKey& key);
  Result<int> remove_ended_tokens();

  // Forget every cached row. Called after each commit that touched a credential, before its answer.
  void invalidate();
  // Reads auth_epoch; called every kPollInterval by the owner's timer thread.
  void poll();

  // Notes a use for the next flush. Bounded: one entry a key.
  void note_use(const VerifiedKey& key, const IpAddress& peer, std::string_view route);
  // Writes the noted uses in one batch; called every 30 s and at stop.
  Result<void> flush_uses();
  // Tells the tenants whose keys were refused again and again (key_refusal_log.h) since the last call, kRefusedAtOnce
  // keys at most in one small write. After a failure they wait for the next. From one thread at a time.
  Result<void> tell_refused_keys();
  static constexpr std::size_t kRefusedAtOnce = 50;
  // Accepted calls of the key in the last 60 minutes on this process, in 1-minute buckets.
  int calls_last_hour(std::string_view key_id) const;

  // Counts a refusal found before `verify` was asked (duplicate headers).
  void count(Refusal refusal);
  std::array<std::uint64_t, kRefusalCount> refusals() const;  // counters since start

  // For caches of other credentials (sessions): they grow stale together with the keys.
  const CredentialFreshness& freshness() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
