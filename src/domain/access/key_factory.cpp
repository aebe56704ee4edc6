#include "domain/access/key_factory.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/encoding.h"
#include "base/random.h"
#include "domain/access/access_token.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kRandomDigits = 56;
constexpr std::size_t kChecksumDigits = 8;
constexpr std::size_t kNonceBytes = 32;

std::string checksum_of(std::string_view random_digits) { return fmt::format("{:08x}", crc32(random_digits)); }

std::int64_t unix_seconds(Instant instant) {
  return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}

Instant whole_seconds(Instant instant) { return std::chrono::floor<std::chrono::seconds>(instant); }

}  // namespace

bool is_well_formed_key_id(std::string_view text) {
  const auto colon = text.find(':');
  if (colon != 10 && colon != 11) return false;
  const auto seconds = text.substr(0, colon);
  if (seconds.front() == '0' ||
      !std::all_of(seconds.begin(), seconds.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  const auto digits = text.substr(colon + 1);
  if (digits.size() != kRandomDigits + kChecksumDigits || !is_lower_hex(digits)) return false;
  std::uint32_t checksum = 0;
  for (const char c : digits.substr(kRandomDigits)) {
    checksum = checksum << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return crc32(digits.substr(0, kRandomDigits)) == checksum;
}

std::string key_id_of_client(std::string_view client_id, std::string_view token) {
  ParsedToken parsed;
  const bool bare = client_id.size() == kRandomDigits + kChecksumDigits && is_lower_hex(client_id);
  if (!bare || !parse_access_token(token, parsed)) return std::string(client_id);
  return fmt::format("{}:{}", parsed.claims.expires_at, client_id);
}

Digest key_digest(const HmacSha256& pepper, std::string_view key_id, std::string_view tenant_id,
                  std::string_view token) {
  // No part can hold the separator: the first two have a grammar without it, the token is the last.
  return pepper.sign({"access-key/v1\0"sv, key_id, "\0"sv, tenant_id, "\0"sv, token});
}

MintedKey mint_key(const NewKey& key, const KeyRing& ring) {
  AccessKey row;
  row.issued_at = whole_seconds(key.issued_at);
  row.expires_at = whole_seconds(key.expires_at);
  row.valid_until = row.expires_at;
  const std::string digits = random_hex(kRandomDigits / 2);
  row.key_id = fmt::format("{}:{}{}", unix_seconds(row.expires_at), digits, checksum_of(digits));
  row.jti = base64url_encode(random_bytes(8)).substr(0, 10);
  row.user_id = key.user_id;
  row.label = key.label;
  row.note = key.note;
  row.access = key.access;
  row.networks = key.networks;
  row.detected_date = key.detected_date;
  row.created_by = key.created_by;
  row.signing_version = ring.current_version(SecretPurpose::jwt);
  row.pepper_version = ring.current_version(SecretPurpose::pepper);

  const Secret nonce(hex_encode(random_secret(kNonceBytes).reveal()));
  TokenClaims claims;
  claims.sub = row.user_id;
  claims.jti = row.jti;
  claims.tenant = key.tenant_name;
  claims.nonce = nonce.reveal();
  claims.issued_at = unix_seconds(row.issued_at);
  claims.expires_at = unix_seconds(row.expires_at);
  const Role shown = key.access == Access::read_only ? Role::read_only : key.role;
  const Secret payload(write_token_claims(claims, key.email, shown));

  std::string token;
  token.reserve(kMaxTokenBytes);  // never grows, so no copy of it stays behind
  token.append(kEncodedTokenHeader).push_back('.');
  token.append(Secret(base64url_encode(payload.reveal())).reveal());
  const Digest signature = sign_token(ring.current_mac(SecretPurpose::jwt), row.key_id, token);
  token.push_back('.');
  token.append(base64url_encode(as_bytes(signature)));

  row.digest = to_hex(key_digest(ring.current_mac(SecretPurpose::pepper), row.key_id, key.tenant_id, token));
  return {std::move(row), Secret(std::move(token))};
}

}  // namespace guardian::domain
