#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/hmac.h"
#include "base/result.h"
#include "base/secret.h"

namespace guardian::domain {

// What a secret of the installation is for. Purposes never share bytes.
enum class SecretPurpose { jwt, pepper, cursor, csrf, device_cookie, wrap, audit };
std::string_view to_string(SecretPurpose purpose);

enum class SecretState {
  current,  // used for what is made now; one per purpose
  accept,   // still verifies what was made with it
  retired,  // verifies nothing; its bytes are gone, the entry stays for the record
};

// The secrets of the installation: 32 random bytes each, one 0600 file each in a 0700 directory outside
// the database. Loaded once; afterwards immutable, any thread. A changed ring is a new object: the
// owner swaps the shared_ptr (shared by requests in flight that began with the old one).
class KeyRing {
 public:
  struct Entry {
    SecretPurpose purpose;
    int version = 0;  // 1, 2, 3 ... per purpose
    SecretState state = SecretState::current;
    Instant created_at;
    std::string fingerprint;  // first 16 hex of SHA-256(label + bytes): may be shown
  };

  // Reads the directory; makes version 1 of every purpose when it is new. configuration: wider rights,
  // a missing or damaged file (named).
  static Result<std::shared_ptr<const KeyRing>> open(const std::filesystem::path& directory, const Clock& clock);

  std::vector<Entry> entries() const;
  int current_version(SecretPurpose purpose) const;
  // The HMAC under that secret; null when the version is unknown or retired.
  const HmacSha256* mac(SecretPurpose purpose, int version) const;
  const HmacSha256& current_mac(SecretPurpose purpose) const;
  // A digest over all fingerprints: nodes sharing a database compare it.
  std::string fingerprint() const;

  // Each writes the directory and returns the ring as it is now.
  static Result<std::shared_ptr<const KeyRing>> rotate(const std::filesystem::path& directory, const Clock& clock);
  static Result<std::shared_ptr<const KeyRing>> retire(const std::filesystem::path& directory, SecretPurpose purpose,
                                                       int version, const Clock& clock);
  // Sealed by a passphrase (Argon2id + XChaCha20-Poly1305, libsodium). `import` refuses a non-empty directory.
  static Result<std::string> export_sealed(const std::filesystem::path& directory, const Secret& passphrase);
  static Result<void> import_sealed(const std::filesystem::path& directory, std::string_view sealed,
                                    const Secret& passphrase);

  ~KeyRing();

 private:
  KeyRing();
  struct State;
  std::unique_ptr<State> state_;
};

// The ring in use, swapped as a whole when secrets rotate. Any thread.
class KeyRingHolder {
 public:
  explicit KeyRingHolder(std::shared_ptr<const KeyRing> ring) : ring_(std::move(ring)) {}
  std::shared_ptr<const KeyRing> get() const { return std::atomic_load(&ring_); }
  void set(std::shared_ptr<const KeyRing> ring) { std::atomic_store(&ring_, std::move(ring)); }

 private:
  std::shared_ptr<const KeyRing> ring_;
};

}  // namespace guardian::domain
