#pragma once

#include <string>
#include <string_view>

#include "base/secret.h"
#include "domain/access/access_key.h"
#include "domain/access/key_ring.h"

namespace guardian::domain {

// True when the text is `<10..11 digits>:<64 lower-case hex>` whose last 8 hex digits are the CRC-32 of
// the 56 before them. Says nothing about whether the key exists; only such a text may be logged.
bool is_well_formed_key_id(std::string_view text);

// The key ID that a client ID means. OAuth clients that cannot send a colon give the 64 hex digits alone: the
// expiry before them then is the one the token tells. Any other text, and any that fits no token, as it is.
std::string key_id_of_client(std::string_view client_id, std::string_view token);

// What goes into a new key, beyond what the factory draws at random.
struct NewKey {
  std::string tenant_name;
  std::string tenant_id;
  std::string user_id;
  std::string email;
  Role role = Role::read_only;  // snapshot for the `scope` claim; never read back
  Access access = Access::read_only;
  std::string label;
  std::string note;
  std::vector<Cidr> networks;
  std::optional<DetectedDateForm> detected_date;
  Instant issued_at;            // cut to seconds
  Instant expires_at;           // cut to seconds
  std::string created_by;
};

struct MintedKey {
  AccessKey row;      // to store: holds no secret
  Secret access_key;  // the token, X-Access-Key: to be shown once
};

// Draws the key ID and the nonce, signs the token, and fingerprints it. Claims in the order of the
// reference API: sub, email, jti, scope, islocked, tenantid, urlPattern, type, iat, exp, iss, then nonce.
MintedKey mint_key(const NewKey& key, const KeyRing& ring);

// HMAC(pepper, "access-key/v1\0" + key_id + "\0" + tenant_id + "\0" + token): what is stored of a token.
Digest key_digest(const HmacSha256& pepper, std::string_view key_id, std::string_view tenant_id, std::string_view token);

}  // namespace guardian::domain
