// How a presented key is judged, and why in this order.
//
// The problem. Two header values arrive from anyone. Most callers are honest and call a hundred times a
// second; some guess; some hold a copy of the database, or of one secret; some hold a key that was
// revoked a moment ago. The honest ones must cost microseconds. The others must learn nothing, not even
// whether a key ID exists, and must not be able to make us work.
//
// The method. What is cheap and needs no memory of ours comes first:
//   1. grammar and CRC of the key ID, grammar of the token     anyone can pass this
//   2. the signature, HMAC under HMAC(master, key_id)          only tokens signed with our master pass
//   3. the row, from memory or by one read                     so strangers never reach the database
//   4. the keyed digest of the whole token against the row's   only the token that was issued passes
//   5. claims, state, expiry, person, tenant, network          from the row, never from the token
//   6. the request: customerid, path, writing
// Step 2 stops floods before the database; step 4 is what proves: it covers every byte of the token with a
// nonce that was never stored, under the pepper. Someone with the master secret can sign any claims he
// likes and still fails at 4; someone with the database and the pepper cannot invert 4 to learn the token.
//
// Until 4 has passed, every outcome is told alike. Versions of the master are tried all, without leaving
// early; a missing row is compared with a digest nothing has. After 4 the caller holds the secret, and may
// be told why a genuine key does not open.
//
// Cost with the row in memory: three passes of SHA-256 over some 600 bytes, one copy of the scope.

#include "domain/access/authenticator.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "base/log.h"
#include "domain/access/access_token.h"
#include "domain/access/authenticator_state.h"
#include "domain/access/credential_directory.h"
#include "domain/access/key_factory.h"

namespace guardian::domain {
namespace {

// The version of the master under which the token was signed; 0: none. Always tries all of them.
int find_signing_version(const KeyRing& ring, std::string_view key_id, const ParsedToken& token) {
  int found = 0;
  for (int version = ring.current_version(SecretPurpose::jwt); version >= 1; --version) {
    const HmacSha256* master = ring.mac(SecretPurpose::jwt, version);
    if (master == nullptr) continue;
    if (equal_constant_time(sign_token(*master, key_id, token.signing_input), token.signature)) found = version;
  }
  return found;
}

// The version of the master a token was signed under, or why it is none of ours. Steps 1 and 2.
struct SigningVersion {
  int version = 0;
  Refusal refusal = Refusal::missing;  // meaningful when there is no version
  explicit operator bool() const { return version != 0; }
};

SigningVersion read_signed(const KeyRing& ring, const PresentedKey& presented, ParsedToken& token) {
  if (presented.key_id.empty() || presented.access_key.empty()) return {0, Refusal::missing};
  if (!is_well_formed_key_id(presented.key_id)) return {0, Refusal::malformed_key_id};
  if (!parse_access_token(presented.access_key, token)) return {0, Refusal::malformed_token};
  return {find_signing_version(ring, presented.key_id, token), Refusal::bad_signature};
}

bool claims_match(const TokenClaims& claims, int signing_version, const KeyCredential& row) {
  using std::chrono::seconds;
  return claims.sub == row.key.user_id && claims.jti == row.key.jti && claims.tenant == row.tenant_name &&
         Instant(seconds(claims.issued_at)) == row.key.issued_at &&
         Instant(seconds(claims.expires_at)) == row.key.expires_at && signing_version == row.key.signing_version;
}

// Somebody lacks the secret, or holds one that no longer opens; not what a client with a good key does wrong, and not
// what its tenant knows already.
bool says_something_of_the_key(Refusal refusal) {
  switch (refusal) {
    case Refusal::bad_signature:
    case Refusal::digest_mismatch:
    case Refusal::claims_mismatch:
    case Refusal::retired_secret:
    case Refusal::revoked:
    case Refusal::disabled:
    case Refusal::expired:
    case Refusal::user_locked:
    case Refusal::network:
      return true;
    case Refusal::missing:
    case Refusal::duplicate_header:
    case Refusal::malformed_key_id:
    case Refusal::malformed_token:
    case Refusal::unknown_key:
    case Refusal::unavailable:
    case Refusal::unknown_token:
    case Refusal::token_expired:
    case Refusal::tenant_suspended:
    case Refusal::tenant_mismatch:
    case Refusal::path:
    case Refusal::read_only:
      return false;
  }
  std::abort();
}

std::optional<Refusal> judge_request(const KeyCredential& row, const PresentedKey& presented, bool may_write) {
  // Where the tenant has not allowed it, a key in the query is as good as none.
  if (presented.in_query && !row.tenant_settings.credentials_in_query) return Refusal::missing;
  if (presented.customer_id_present ? presented.customer_id != row.tenant_name : presented.customer_id_required) {
    return Refusal::tenant_mismatch;
  }
  // The token endpoint is the one other place where a pair may be presented.
  if (!presented.asks_token && !presented.path.starts_with(kTokenUrlPattern)) return Refusal::path;
  if (presented.writes && !may_write) return Refusal::read_only;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Refusal refusal) {
  switch (refusal) {
    case Refusal::missing:
      return "missing";
    case Refusal::duplicate_header:
      return "duplicate_header";
    case Refusal::malformed_key_id:
      return "malformed_key_id";
    case Refusal::malformed_token:
      return "malformed_token";
    case Refusal::bad_signature:
      return "bad_signature";
    case Refusal::unknown_key:
      return "unknown_key";
    case Refusal::digest_mismatch:
      return "digest_mismatch";
    case Refusal::claims_mismatch:
      return "claims_mismatch";
    case Refusal::retired_secret:
      return "retired_secret";
    case Refusal::unavailable:
      return "unavailable";
    case Refusal::unknown_token:
      return "unknown_token";
    case Refusal::token_expired:
      return "token_expired";
    case Refusal::revoked:
      return "revoked";
    case Refusal::disabled:
      return "disabled";
    case Refusal::expired:
      return "expired";
    case Refusal::user_locked:
      return "user_locked";
    case Refusal::tenant_suspended:
      return "tenant_suspended";
    case Refusal::network:
      return "network";
    case Refusal::tenant_mismatch:
      return "tenant_mismatch";
    case Refusal::path:
      return "path";
    case Refusal::read_only:
      return "read_only";
  }
  std::abort();
}

bool may_be_told(Refusal refusal) { return refusal >= Refusal::revoked; }

std::optional<Refusal> judge_key_row(const KeyCredential& row, const IpAddress& peer, Instant now) {
  if (row.key.state == KeyState::revoked) return Refusal::revoked;
  if (row.key.state == KeyState::disabled) return Refusal::disabled;
  if (now >= row.key.valid_until || now >= row.key.expires_at) return Refusal::expired;
  if (row.member_state == MemberState::locked) return Refusal::user_locked;
  if (row.tenant_state == TenantState::suspended) return Refusal::tenant_suspended;
  const auto& networks = row.key.networks;
  if (!networks.empty() &&
      std::none_of(networks.begin(), networks.end(), [&](const Cidr& network) { return network.contains(peer); })) {
    return Refusal::network;
  }
  return std::nullopt;
}

bool key_may_write(const KeyCredential& row) {
  return row.key.access == Access::read_write && row.role != Role::read_only;
}

VerifiedKey grant_of_key(const KeyCredential& row, const IpAddress& peer) {
  const bool may_write = key_may_write(row);
  AccessScopeIssuer::Grant grant;
  grant.tenant_id = row.tenant_id;
  grant.tenant_name = row.tenant_name;
  grant.role = may_write ? row.role : Role::read_only;
  grant.may_write = may_write;
  grant.actor = {"key:" + row.key.key_id, peer.to_string()};
  grant.user_id = row.key.user_id;
  return VerifiedKey{AccessScopeIssuer::issue(std::move(grant)),
                     row.key.key_id,
                     row.key.label,
                     may_write ? Access::read_write : Access::read_only,
                     row.key.valid_until,
                     row.tenant_settings,
                     row.key.detected_date};
}

void Authenticator::State::note_refusal(std::string_view key_id, const CachedKey* row, Refusal refusal,
                                        const IpAddress& peer) {
  if (!says_something_of_the_key(refusal)) return;
  refused_keys.note(key_id, row ? std::string_view(row->credential.tenant_id) : std::string_view(), to_string(refusal),
                    peer);
}

void Authenticator::State::note_unsigned(std::string_view key_id, Refusal refusal, const IpAddress& peer) {
  if (refusal == Refusal::bad_signature) note_refusal(key_id, keys.find(key_id).get(), refusal, peer);
}

Result<CachedKeyPtr> Authenticator::State::find_row(std::string_view key_id) {
  if (auto cached = keys.find(key_id); cached && freshness.is_current(cached->stamp)) return cached;
  auto fresh = std::make_shared<CachedKey>();
  fresh->stamp = freshness.stamp();  // before the read: a change during it makes the entry stale at birth
  GUARDIAN_TRY(auto found, database.read([&](const Reader& reader) -> Result<std::optional<KeyCredential>> {
    return reader.credentials().find_key(key_id);
  }));
  if (!found) {
    keys.remove(key_id);
    return CachedKeyPtr{};
  }
  fresh->credential = std::move(*found);
  fresh->digest = read_stored_digest(fresh->credential.key.digest);
  keys.put(fresh);
  return CachedKeyPtr(std::move(fresh));
}

Authenticator::Authenticator(Database& database, const KeyRingHolder& ring, const Clock& clock)
    : state_(std::make_unique<State>(database, ring, clock)) {}
Authenticator::~Authenticator() = default;

std::optional<Refusal> Authenticator::screen(const PresentedKey& presented) {
  ParsedToken token;
  const auto signing_version = read_signed(*state_->ring.get(), presented, token);
  if (signing_version) return std::nullopt;
  count(signing_version.refusal);
  state_->note_unsigned(presented.key_id, signing_version.refusal, presented.peer);
  return signing_version.refusal;
}

Authenticator::Outcome Authenticator::verify(const PresentedKey& presented) {
  const CachedKey* cached = nullptr;
  const auto refuse = [&](Refusal refusal) {
    count(refusal);
    if (cached) state_->note_refusal(presented.key_id, cached, refusal, presented.peer);
    return Outcome{std::nullopt, refusal};
  };
  const auto ring = state_->ring.get();
  ParsedToken token;
  const auto signing_version = read_signed(*ring, presented, token);
  if (!signing_version) {
    state_->note_unsigned(presented.key_id, signing_version.refusal, presented.peer);
    return refuse(signing_version.refusal);
  }

  const auto row = state_->find_row(presented.key_id);
  if (!row) return refuse(Refusal::unavailable);
  cached = row->get();

  // Without a row, or without its pepper, the same work is done against a digest that nothing matches.
  static constexpr Digest kNoDigest{};
  const HmacSha256* pepper = cached ? ring->mac(SecretPurpose::pepper, cached->credential.key.pepper_version) : nullptr;
  const bool comparable = pepper != nullptr && cached->digest.has_value();
  const Digest digest =
      key_digest(pepper ? *pepper : ring->current_mac(SecretPurpose::pepper), presented.key_id,
                 cached ? std::string_view(cached->credential.tenant_id) : std::string_view(), presented.access_key);
  const bool equal = equal_constant_time(digest, comparable ? *cached->digest : kNoDigest);
  if (cached == nullptr) return refuse(Refusal::unknown_key);
  if (pepper == nullptr) return refuse(Refusal::retired_secret);
  if (!equal || !comparable) return refuse(Refusal::digest_mismatch);

  const KeyCredential& credential = cached->credential;
  if (!claims_match(token.claims, signing_version.version, credential)) return refuse(Refusal::claims_mismatch);
  if (const auto refusal = judge_key_row(credential, presented.peer, state_->clock.now())) return refuse(*refusal);
  if (const auto refusal = judge_request(credential, presented, key_may_write(credential))) return refuse(*refusal);
  return Outcome{grant_of_key(credential, presented.peer), Refusal::missing};
}

void Authenticator::invalidate() { state_->freshness.invalidate(); }

void Authenticator::poll() {
  if (auto polled = state_->freshness.poll(state_->database); !polled) {
    log_warning("auth_poll_failed", {{"reason", std::string_view(polled.error().log_text)}});
  }
}

void Authenticator::note_use(const VerifiedKey& key, const IpAddress& peer, std::string_view route) {
  state_->uses.note(key.scope.tenant_id(), key.key_id, peer, route);
}

Result<void> Authenticator::flush_uses() {
  const auto updates = state_->uses.take();
  if (updates.empty()) return {};
  auto written = state_->database.write(
      WriteLane::normal, [&](Tx& tx) -> Result<void> { return tx.credentials().record_last_use(updates); });
  if (!written) state_->uses.give_back(updates);
  return written;
}

Result<void> Authenticator::tell_refused_keys() {
  KeyRefusalLog& log = state_->refused_keys;
  const auto due = log.due(kRefusedAtOnce);
  if (due.empty()) return {};
  struct Found {
    KeyRefusals refusals;
    std::string tenant_name;
  };
  GUARDIAN_TRY(auto found, state_->database.read([&](const Reader& reader) -> Result<std::vector<Found>> {
    std::vector<Found> keys;
    for (const auto& one : due) {
      GUARDIAN_TRY(const auto key, reader.credentials().find_key(one.key_id));
      const auto same = [&](const Found& other) { return other.refusals.key_id == one.key_id; };
      if (!key || std::any_of(keys.begin(), keys.end(), same)) continue;
      keys.push_back({one, key->tenant_name});
      keys.back().refusals.tenant_id = key->tenant_id;
    }
    return keys;
  }));
  // In the order of the tenants, whose changes the transaction locks one after the other.
  std::sort(found.begin(), found.end(),
            [](const Found& a, const Found& b) { return a.refusals.tenant_id < b.refusals.tenant_id; });
  std::map<std::string, int> chosen;
  std::erase_if(found, [&](const Found& one) {
    return !log.may_tell(one.refusals.tenant_id, chosen[one.refusals.tenant_id]++);
  });
  if (!found.empty()) {
    auto written = state_->database.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
      for (const auto& one : found) {
        const auto scope =
            AccessScopeIssuer::for_service(one.refusals.tenant_id, one.tenant_name, "service:authenticator");
        GUARDIAN_CHECK(tx.access_keys().tell_refused(scope, one.refusals));
      }
      return {};
    });
    GUARDIAN_CHECK(std::move(written));
  }
  for (const auto& one : due) log.settle(one.key_id, {});
  for (const auto& one : found) log.settle(one.refusals.key_id, one.refusals.tenant_id);
  return {};
}

int Authenticator::calls_last_hour(std::string_view key_id) const { return state_->uses.calls_last_hour(key_id); }

void Authenticator::count(Refusal refusal) {
  state_->refusals[static_cast<std::size_t>(refusal)].fetch_add(1, std::memory_order_relaxed);
}

std::array<std::uint64_t, kRefusalCount> Authenticator::refusals() const {
  std::array<std::uint64_t, kRefusalCount> counts{};
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = state_->refusals[i].load(std::memory_order_relaxed);
  return counts;
}

const CredentialFreshness& Authenticator::freshness() const { return state_->freshness; }

}  // namespace guardian::domain
