#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "domain/access/key_ring.h"

namespace guardian::domain {

// Where a sealed text stands. It opens nowhere else: a text copied to another tenant, row or column does not.
struct SealedPlace {
  std::string_view tenant_id;
  std::string_view table;
  std::string_view row;
  std::string_view column;
};

// A secret that must be used again, as a column holds it: XChaCha20-Poly1305 (libsodium) under a key derived from the
// ring's `wrap` secret, the place as associated data. "w<version>:<base64url of nonce and sealed bytes>". Any thread.
std::string seal_text(const KeyRing& ring, const SealedPlace& place, const Secret& text);
// corrupt: it was changed, stands elsewhere, or its secret is retired.
Result<Secret> open_sealed_text(const KeyRing& ring, const SealedPlace& place, std::string_view sealed);

}  // namespace guardian::domain
