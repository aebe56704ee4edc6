// Tokens that stand for access keys. The order of steps is that of keys (authenticator.cpp), for the same
// reasons: what needs no memory of ours first, then one row, then the proof in constant time, and only then
// what decides. The token's own row says no more than which key it stands for and until when; all else is
// asked of the key's row, which every change of a credential makes stale before that change is answered.
// So there is no list of tokens to end when a key, a person or a tenant ends: none of them opens any more.

#include <vector>

#include "domain/access/authenticator.h"
#include "domain/access/authenticator_state.h"
#include "domain/access/bearer_factory.h"
#include "domain/access/bearer_token.h"
#include "domain/access/credential_directory.h"

namespace guardian::domain {
namespace {

// Steps 1 and 2; absent: the token has the form of ours and our tag.
std::optional<Refusal> check_bearer_form(const KeyRing& ring, std::string_view text, std::string& id) {
  if (text.empty()) return Refusal::missing;
  id = bearer_token_id(text);
  if (id.empty()) return Refusal::malformed_token;
  if (!bearer_tag_holds(ring, text)) return Refusal::bad_signature;
  return std::nullopt;
}

}  // namespace

Result<CachedTokenPtr> Authenticator::State::find_token(std::string_view token_id) {
  // Ending the oldest of many tokens raises no epoch, which would make every node read every key again;
  // so a token's row is believed no longer than a node may be deaf to the epoch.
  if (auto cached = tokens.find(token_id);
      cached && freshness.is_current(cached->stamp) && clock.monotonic() - cached->read_at < kMaxStale) {
    return cached;
  }
  auto fresh = std::make_shared<CachedToken>();
  fresh->stamp = freshness.stamp();  // before the read, as for keys
  fresh->read_at = clock.monotonic();
  GUARDIAN_TRY(auto found, database.read([&](const Reader& reader) -> Result<std::optional<TokenCredential>> {
    return reader.credentials().find_token(token_id);
  }));
  if (!found) {
    tokens.remove(token_id);
    return CachedTokenPtr{};
  }
  fresh->credential = std::move(*found);
  fresh->digest = read_stored_digest(fresh->credential.token.digest);
  tokens.put(fresh);
  return CachedTokenPtr(std::move(fresh));
}

std::optional<Refusal> Authenticator::screen_token(const PresentedToken& presented) {
  std::string id;
  const auto refusal = check_bearer_form(*state_->ring.get(), presented.token, id);
  if (refusal) count(*refusal);
  return refusal;
}

Authenticator::Outcome Authenticator::verify_token(const PresentedToken& presented) {
  const auto refuse = [&](Refusal refusal) {
    count(refusal);
    return Outcome{std::nullopt, refusal};
  };
  const auto ring = state_->ring.get();
  std::string id;
  if (const auto refusal = check_bearer_form(*ring, presented.token, id)) return refuse(*refusal);

  const auto found = state_->find_token(id);
  if (!found) return refuse(Refusal::unavailable);
  const CachedToken* cached = found->get();

  // Without a row, or without its pepper, the same work is done against a digest that nothing matches.
  static constexpr Digest kNoDigest{};
  static const TokenCredential kNoToken{};
  const TokenCredential& row = cached ? cached->credential : kNoToken;
  const HmacSha256* pepper = cached ? ring->mac(SecretPurpose::pepper, row.token.pepper_version) : nullptr;
  const bool comparable = pepper != nullptr && cached->digest.has_value();
  const Digest digest = bearer_digest(pepper ? *pepper : ring->current_mac(SecretPurpose::pepper), row.tenant_id,
                                      row.token, presented.token);
  const bool equal = equal_constant_time(digest, comparable ? *cached->digest : kNoDigest);
  if (cached == nullptr) return refuse(Refusal::unknown_token);
  if (pepper == nullptr) return refuse(Refusal::retired_secret);
  if (!equal || !comparable) return refuse(Refusal::digest_mismatch);

  if (state_->clock.now() >= row.token.expires_at) {
    // Once a token: of parallel callers the one that takes it out of memory, and the next finds no row. A failure is
    // no harm, its time is over anyway.
    if (state_->tokens.remove(row.token.id)) (void)remove_ended_tokens();
    return refuse(Refusal::token_expired);
  }

  const auto key_row = state_->find_row(row.token.key_id);
  if (!key_row) return refuse(Refusal::unavailable);
  if (!*key_row || (*key_row)->credential.tenant_id != row.tenant_id) return refuse(Refusal::unknown_key);
  const KeyCredential& key = (*key_row)->credential;
  // Retiring a secret ends the keys made with it, and what they were exchanged for.
  if (ring->mac(SecretPurpose::jwt, key.key.signing_version) == nullptr ||
      ring->mac(SecretPurpose::pepper, key.key.pepper_version) == nullptr) {
    return refuse(Refusal::retired_secret);
  }
  if (const auto refusal = judge_key_row(key, presented.peer, state_->clock.now())) {
    state_->note_refusal(key.key.key_id, key_row->get(), *refusal, presented.peer);
    return refuse(*refusal);
  }
  if (!presented.customer_id.empty() && !names_tenant(presented.customer_id, key.tenant_name, key.tenant_settings)) {
    return refuse(Refusal::tenant_mismatch);
  }
  if (presented.writes && !key_may_write(key)) return refuse(Refusal::read_only);
  return Outcome{grant_of_key(key, presented.peer), Refusal::missing};
}

Result<IssuedToken> Authenticator::issue_token(const VerifiedKey& key) {
  const AccessScope& scope = key.scope;
  MintedToken minted =
      mint_bearer_token(*state_->ring.get(), scope.tenant_id(), key.key_id, scope.user_id(), state_->clock.now());
  std::vector<std::string> ended;
  auto written = state_->database.write(WriteLane::security, [&](Tx& tx) -> Result<void> {
    ended.clear();
    // The key's row stays locked until the commit: of two exchanges at once the second counts the first.
    GUARDIAN_TRY(const auto row, tx.access_keys().find(scope, key.key_id));
    if (!row) return Error{ErrorCode::unauthenticated, "No access", "the key was removed during the exchange", {}};
    GUARDIAN_TRY(const auto tokens, tx.bearer_tokens().list_of_key(scope, key.key_id));
    std::size_t kept = tokens.size();
    for (const auto& token : tokens) {
      if (token.expires_at > minted.row.issued_at && kept < kTokensPerKey) break;
      GUARDIAN_CHECK(tx.bearer_tokens().remove(scope, token.id));
      ended.push_back(token.id);
      --kept;
    }
    return tx.bearer_tokens().insert(scope, minted.row);
  });
  if (!written) return std::move(written).error();
  for (const auto& id : ended) state_->tokens.remove(id);
  return IssuedToken{std::move(minted.text), minted.row.expires_at};
}

Result<int> Authenticator::remove_ended_tokens() {
  return state_->database.write(
      WriteLane::normal, [&](Tx& tx) -> Result<int> { return tx.bearer_tokens().remove_ended(state_->clock.now()); });
}

}  // namespace guardian::domain
