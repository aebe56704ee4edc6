#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/access/key_ring.h"

namespace guardian::domain {

// A ring with its bytes, between the files and KeyRing: `bytes[i]` belongs to `entries[i]` and is empty
// for a retired one. Sorted by purpose, then version. A value type.
struct RingContent {
  std::vector<KeyRing::Entry> entries;
  std::vector<Secret> bytes;
};

inline constexpr SecretPurpose kSecretPurposes[] = {
    SecretPurpose::jwt,           SecretPurpose::pepper, SecretPurpose::cursor, SecretPurpose::csrf,
    SecretPurpose::device_cookie, SecretPurpose::wrap,   SecretPurpose::audit,
};

// Version 1 of every purpose, drawn at random.
RingContent make_ring(Instant now);
// One more version of every purpose, which becomes current; the former current ones still verify.
void add_versions(RingContent& ring, Instant now);

// True when the directory is absent or holds nothing.
bool is_new_ring_directory(const std::filesystem::path& directory);
// Reads `ring.json` and one `<purpose>-<version>.key` for each entry that is not retired, and removes the
// file a crash left of a retired one. configuration: wider rights, a missing or damaged file (named).
Result<RingContent> read_ring(const std::filesystem::path& directory);
// Makes the whole directory beside and renames it into place: after a crash there is a ring or none.
// conflict when the directory holds something already.
Result<void> create_ring(const std::filesystem::path& directory, const RingContent& ring);
// Key files first, `ring.json` last, so that it never names a file that is not there.
Result<void> update_ring(const std::filesystem::path& directory, const RingContent& ring);

// First 16 hex of SHA-256(label + bytes).
std::string secret_fingerprint(SecretPurpose purpose, const Secret& bytes);

// `with_bytes`: the whole ring, for the sealed export. Reading checks every rule of a ring (known
// purposes, one current version each, fingerprints that match); `what` names the source in the error.
Secret ring_to_json(const RingContent& ring, bool with_bytes);
Result<RingContent> ring_from_json(std::string_view json, bool with_bytes, std::string_view what);

}  // namespace guardian::domain
