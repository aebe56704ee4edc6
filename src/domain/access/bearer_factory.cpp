#include "domain/access/bearer_factory.h"

#include <chrono>

#include "base/encoding.h"
#include "base/random.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kIdBytes = 12;
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kTagBytes = 16;
static_assert((kIdBytes + kSecretBytes + kTagBytes) * 4 / 3 + kBearerPrefix.size() == kBearerCharacters);

Digest sign_bearer(const HmacSha256& master, std::string_view id_and_secret) {
  return master.sign({"bearer-tag/v1\0"sv, id_and_secret});
}

}  // namespace

MintedToken mint_bearer_token(const KeyRing& ring, std::string_view tenant_id, std::string_view key_id,
                              std::string_view user_id, Instant issued_at) {
  const Secret drawn = random_secret(kIdBytes + kSecretBytes);
  const Digest tag = sign_bearer(ring.current_mac(SecretPurpose::jwt), drawn.reveal());
  std::string bytes;
  bytes.reserve(kIdBytes + kSecretBytes + kTagBytes);  // never grows, so no copy of it stays behind
  bytes.append(drawn.reveal()).append(as_bytes(tag).substr(0, kTagBytes));
  const Secret whole(std::move(bytes));
  std::string text;
  text.reserve(kBearerCharacters);
  text.append(kBearerPrefix).append(Secret(base64url_encode(whole.reveal())).reveal());

  BearerToken row;
  row.id = hex_encode(whole.reveal().substr(0, kIdBytes));
  row.key_id = key_id;
  row.user_id = user_id;
  row.issued_at = issued_at;
  row.expires_at = issued_at + kBearerLife;
  row.pepper_version = ring.current_version(SecretPurpose::pepper);
  row.digest = to_hex(bearer_digest(ring.current_mac(SecretPurpose::pepper), tenant_id, row, text));
  return {std::move(row), Secret(std::move(text))};
}

std::string bearer_token_id(std::string_view text) {
  if (text.size() != kBearerCharacters || !text.starts_with(kBearerPrefix)) return {};
  const auto bytes = base64url_decode(text.substr(kBearerPrefix.size()));
  return bytes ? hex_encode(std::string_view(*bytes).substr(0, kIdBytes)) : std::string();
}

bool bearer_tag_holds(const KeyRing& ring, std::string_view text) {
  const Secret bytes(base64url_decode(text.substr(kBearerPrefix.size())).value_or(std::string()));
  if (bytes.reveal().size() != kIdBytes + kSecretBytes + kTagBytes) return false;
  const auto signed_bytes = bytes.reveal().substr(0, kIdBytes + kSecretBytes);
  const auto tag = bytes.reveal().substr(kIdBytes + kSecretBytes);
  bool holds = false;
  // Always all versions: which one made it shows in no time.
  for (int version = ring.current_version(SecretPurpose::jwt); version >= 1; --version) {
    const HmacSha256* master = ring.mac(SecretPurpose::jwt, version);
    if (master == nullptr) continue;
    const Digest expected = sign_bearer(*master, signed_bytes);
    holds = equal_constant_time(as_bytes(expected).substr(0, kTagBytes), tag) || holds;
  }
  return holds;
}

Digest bearer_digest(const HmacSha256& pepper, std::string_view tenant_id, const BearerToken& row,
                     std::string_view text) {
  // No part can hold the separator: ids, digits and the text have a grammar without it.
  const std::string end = std::to_string(row.expires_at.time_since_epoch().count());
  return pepper.sign({"bearer-token/v1\0"sv, tenant_id, "\0"sv, row.key_id, "\0"sv, end, "\0"sv, text});
}

}  // namespace guardian::domain
