#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/hmac.h"
#include "domain/access/access_scope.h"
#include "domain/access/key_ring.h"

// The text form of an access key, a JWT (RFC 7519, RFC 7515) of exactly one kind: one header, twelve
// claims in one order, compact JSON. Whatever could be written in two ways is accepted in one only, so
// there is no algorithm to choose, no header member to obey and no claim to find twice. Pure functions,
// any thread.
namespace guardian::domain {

inline constexpr std::size_t kMaxTokenBytes = 4096;
inline constexpr std::string_view kTokenHeader = R"({"typ":"JWT","alg":"HS256"})";
inline constexpr std::string_view kEncodedTokenHeader = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";
inline constexpr std::string_view kTokenIssuer = "iot-guardian";
inline constexpr std::string_view kTokenType = "device_retrieval_key";
inline constexpr std::string_view kTokenUrlPattern = "/pub/v4.0/";

// The claims that are compared with the row. `email`, `scope` and `islocked` are snapshots: their
// grammar is checked and their content never read.
struct TokenClaims {
  std::string_view sub;     // 24 hex
  std::string_view jti;     // 10 characters of the base64url alphabet
  std::string_view tenant;  // `tenantid`
  std::string_view nonce;   // 64 hex
  std::int64_t issued_at = 0;
  std::int64_t expires_at = 0;
};

// A token that passed the grammar. `signing_input` looks into the text it was parsed from, the claims
// into `payload`; so it stays where it was made.
struct ParsedToken {
  ParsedToken() = default;
  ParsedToken(const ParsedToken&) = delete;
  ParsedToken& operator=(const ParsedToken&) = delete;

  std::string_view signing_input;
  Digest signature{};
  std::string payload;
  TokenClaims claims;
};

// False: not such a token. Exactly three non-empty base64url segments in canonical form, at most
// kMaxTokenBytes, the first equal to kEncodedTokenHeader byte for byte, 32 signature bytes.
bool parse_access_token(std::string_view token, ParsedToken& out);

// Reads `{"sub":..,"email":..,"jti":..,"scope":..,"islocked":false,"tenantid":..,"urlPattern":..,
// "type":..,"iat":..,"exp":..,"iss":..,"nonce":..}` and nothing else. The claims look into `json`.
std::optional<TokenClaims> parse_token_claims(std::string_view json);

// The claims as text. `role`: what the `scope` snapshot says, in the reference API's names of flags.
std::string write_token_claims(const TokenClaims& claims, std::string_view email, Role role);

// HMAC-SHA-256 of the signing input under the key's own signing key, HMAC(master, "jwt/v1\0" + key_id).
Digest sign_token(const HmacSha256& master, std::string_view key_id, std::string_view signing_input);

}  // namespace guardian::domain
