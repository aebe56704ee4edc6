#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "domain/access/key_ring.h"
#include "domain/store/database.h"

// The database names the secrets it needs, as fingerprints: a node whose key ring lacks one of them, or
// a backup of another installation, is refused before it can do harm.
namespace guardian::admin {

inline constexpr std::string_view kRingFingerprint = "key_ring_fingerprint";
inline constexpr std::string_view kRingFingerprints = "key_ring_fingerprints";  // JSON array, one a secret

// configuration, saying how to export and import, when the ring lacks a secret the database names. A
// ring with more than the database knows (a rotation cut short) passes; `record` then catches up.
Result<void> check_fingerprints(const domain::Reader& reader, const domain::KeyRing& ring);
Result<void> record_fingerprints(domain::Tx& tx, const domain::KeyRing& ring);
// True when `record` would change nothing.
Result<bool> fingerprints_recorded(const domain::Reader& reader, const domain::KeyRing& ring);

}  // namespace guardian::admin
