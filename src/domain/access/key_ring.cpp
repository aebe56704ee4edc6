#include "domain/access/key_ring.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "base/encoding.h"
#include "base/random.h"
#include "domain/access/ring_files.h"

namespace guardian::domain {

std::string_view to_string(SecretPurpose purpose) {
  switch (purpose) {
    case SecretPurpose::jwt:
      return "jwt";
    case SecretPurpose::pepper:
      return "pepper";
    case SecretPurpose::cursor:
      return "cursor";
    case SecretPurpose::csrf:
      return "csrf";
    case SecretPurpose::device_cookie:
      return "device-cookie";
    case SecretPurpose::wrap:
      return "wrap";
    case SecretPurpose::audit:
      return "audit";
  }
  std::abort();
}

struct KeyRing::State {
  std::vector<Entry> entries;
  // By purpose, then version - 1; null where retired.
  std::array<std::vector<std::unique_ptr<HmacSha256>>, std::size(kSecretPurposes)> macs;
  std::array<int, std::size(kSecretPurposes)> current{};
};

KeyRing::KeyRing() : state_(std::make_unique<State>()) {}
KeyRing::~KeyRing() = default;

Result<std::shared_ptr<const KeyRing>> KeyRing::open(const std::filesystem::path& directory, const Clock& clock) {
  if (is_new_ring_directory(directory)) GUARDIAN_CHECK(create_ring(directory, make_ring(clock.now())));
  GUARDIAN_TRY(auto content, read_ring(directory));
  std::shared_ptr<KeyRing> ring(new KeyRing);
  for (std::size_t i = 0; i < content.entries.size(); ++i) {
    const auto& entry = content.entries[i];
    const auto purpose = static_cast<std::size_t>(entry.purpose);
    auto& macs = ring->state_->macs[purpose];
    if (macs.size() < static_cast<std::size_t>(entry.version)) macs.resize(static_cast<std::size_t>(entry.version));
    if (entry.state == SecretState::retired) continue;
    macs[static_cast<std::size_t>(entry.version) - 1] = std::make_unique<HmacSha256>(content.bytes[i].reveal());
    if (entry.state == SecretState::current) ring->state_->current[purpose] = entry.version;
  }
  ring->state_->entries = std::move(content.entries);
  return std::shared_ptr<const KeyRing>(std::move(ring));
}

std::vector<KeyRing::Entry> KeyRing::entries() const { return state_->entries; }

int KeyRing::current_version(SecretPurpose purpose) const { return state_->current[static_cast<std::size_t>(purpose)]; }

const HmacSha256* KeyRing::mac(SecretPurpose purpose, int version) const {
  const auto& macs = state_->macs[static_cast<std::size_t>(purpose)];
  if (version < 1 || static_cast<std::size_t>(version) > macs.size()) return nullptr;
  return macs[static_cast<std::size_t>(version) - 1].get();
}

const HmacSha256& KeyRing::current_mac(SecretPurpose purpose) const {
  const auto* found = mac(purpose, current_version(purpose));
  if (found == nullptr) std::abort();  // reading a ring demands one current version of each purpose
  return *found;
}

std::string KeyRing::fingerprint() const {
  std::string all;
  for (const auto& entry : state_->entries) {
    all += fmt::format("{}:{}:{}:{}\n", to_string(entry.purpose), entry.version, static_cast<int>(entry.state),
                       entry.fingerprint);
  }
  return to_hex(sha256(all));
}

Result<std::shared_ptr<const KeyRing>> KeyRing::rotate(const std::filesystem::path& directory, const Clock& clock) {
  GUARDIAN_TRY(auto content, read_ring(directory));
  add_versions(content, clock.now());
  GUARDIAN_CHECK(update_ring(directory, content));
  return open(directory, clock);
}

Result<std::shared_ptr<const KeyRing>> KeyRing::retire(const std::filesystem::path& directory, SecretPurpose purpose,
                                                       int version, const Clock& clock) {
  // Without its old secrets the audit trail could not be verified back to its beginning.
  if (purpose == SecretPurpose::audit) return Error::conflict("secrets of the audit trail are never retired");
  GUARDIAN_TRY(auto content, read_ring(directory));
  for (auto& entry : content.entries) {
    if (entry.purpose != purpose || entry.version != version) continue;
    if (entry.state == SecretState::current) {
      return Error::conflict(fmt::format("{} version {} is in use: rotate first", to_string(purpose), version));
    }
    entry.state = SecretState::retired;
    GUARDIAN_CHECK(update_ring(directory, content));
    return open(directory, clock);  // removes the file of what is retired
  }
  return Error::not_found(fmt::format("there is no {} version {}", to_string(purpose), version));
}

// --- The sealed export -------------------------------------------------------------------------------
// `iot-guardian-secrets-1` <space> base64url(salt 16, nonce 24, XChaCha20-Poly1305(ring as JSON)). The
// passphrase is stretched by Argon2id with 64 MiB and 4 passes: whoever steals the file can try at home.

namespace {

constexpr std::string_view kSealHeader = "iot-guardian-secrets-1";
constexpr std::size_t kSealOverhead = crypto_pwhash_SALTBYTES + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Result<Secret> stretch_passphrase(const Secret& passphrase, std::string_view salt) {
  if (passphrase.reveal().size() < 12) return Error::invalid("the passphrase needs at least 12 characters");
  if (sodium_init() < 0) return Error::internal("libsodium did not start");
  std::string key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
  const auto text = passphrase.reveal();
  if (crypto_pwhash(reinterpret_cast<unsigned char*>(key.data()), key.size(), text.data(), text.size(), octets(salt), 4,
                    std::size_t{64} << 20, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return Error::unavailable("not enough memory to stretch the passphrase (64 MiB)");
  }
  return Secret(std::move(key));
}

}  // namespace

Result<std::string> KeyRing::export_sealed(const std::filesystem::path& directory, const Secret& passphrase) {
  GUARDIAN_TRY(const auto content, read_ring(directory));
  const Secret plain = ring_to_json(content, true);
  std::string sealed = random_bytes(kSealOverhead);
  GUARDIAN_TRY(const Secret key,
               stretch_passphrase(passphrase, std::string_view(sealed).substr(0, crypto_pwhash_SALTBYTES)));
  const auto text = plain.reveal();
  std::string box(text.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  unsigned long long length = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(box.data()), &length, octets(text),
                                             text.size(), octets(kSealHeader), kSealHeader.size(), nullptr,
                                             octets(sealed) + crypto_pwhash_SALTBYTES, octets(key.reveal()));
  sealed.append(box.data(), length);
  return fmt::format("{} {}\n", kSealHeader, base64url_encode(sealed));
}

Result<void> KeyRing::import_sealed(const std::filesystem::path& directory, std::string_view sealed,
                                    const Secret& passphrase) {
  if (!is_new_ring_directory(directory)) {
    return Error::conflict(fmt::format("{} is not empty: it holds a key ring already", directory.native()));
  }
  while (!sealed.empty() && (sealed.back() == '\n' || sealed.back() == '\r')) sealed.remove_suffix(1);
  const Error unreadable = Error::invalid("this is not a sealed export of secrets, or the passphrase is wrong");
  if (!sealed.starts_with(kSealHeader) || sealed.size() <= kSealHeader.size() || sealed[kSealHeader.size()] != ' ') {
    return unreadable;
  }
  const auto bytes = base64url_decode(sealed.substr(kSealHeader.size() + 1));
  if (!bytes || bytes->size() < kSealOverhead + crypto_aead_xchacha20poly1305_ietf_ABYTES) return unreadable;
  const std::string_view all(*bytes);
  GUARDIAN_TRY(const Secret key, stretch_passphrase(passphrase, all.substr(0, crypto_pwhash_SALTBYTES)));
  const auto box = all.substr(kSealOverhead);
  std::string opened(box.size() - crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  unsigned long long length = 0;
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(opened.data()), &length, nullptr, octets(box), box.size(), octets(kSealHeader),
      kSealHeader.size(), octets(all) + crypto_pwhash_SALTBYTES, octets(key.reveal()));
  const Secret plain(std::move(opened));
  if (failed != 0) return unreadable;
  GUARDIAN_TRY(const auto content, ring_from_json(plain.reveal(), true, "the sealed export"));
  return create_ring(directory, content);
}

}  // namespace guardian::domain
