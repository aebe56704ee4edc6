#pragma once

#include <string>
#include <string_view>

#include "base/secret.h"
#include "domain/access/bearer_token.h"
#include "domain/access/key_ring.h"

// The text of a token: `igt_` and 80 characters of base64url over
//   12 bytes of id, 32 random bytes, 16 bytes of tag.
// The tag says "made here" without a look at the database, so that strangers cannot make us read; it proves
// nothing else. What proves is the digest over the whole text under the pepper, as for access keys: whoever
// has the database and the secrets of the installation can still not make a token that passes. Clients treat
// the text as opaque. Pure functions, any thread.
namespace guardian::domain {

inline constexpr std::string_view kBearerPrefix = "igt_";
inline constexpr std::size_t kBearerCharacters = 84;

struct MintedToken {
  BearerToken row;  // to store: holds no secret
  Secret text;      // to be given once
};

// Draws id and secret. REQUIRES: `issued_at` is set by the caller's clock.
MintedToken mint_bearer_token(const KeyRing& ring, std::string_view tenant_id, std::string_view key_id,
                              std::string_view user_id, Instant issued_at);

// The id in a text of the right form; empty: it is no such text. Says nothing about who made it.
std::string bearer_token_id(std::string_view text);
// True when the tag was made under one of the ring's secrets. REQUIRES: `bearer_token_id` found an id.
bool bearer_tag_holds(const KeyRing& ring, std::string_view text);

// HMAC(pepper, "bearer-token/v1\0" + tenant + "\0" + key_id + "\0" + expires_at + "\0" + text): what is stored.
// A row that is made to name another key, or a later end, no longer fits its token.
Digest bearer_digest(const HmacSha256& pepper, std::string_view tenant_id, const BearerToken& row,
                     std::string_view text);

}  // namespace guardian::domain
