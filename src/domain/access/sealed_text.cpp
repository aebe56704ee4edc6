#include "domain/access/sealed_text.h"

#include <fmt/format.h>
#include <sodium.h>

#include <charconv>
#include <cstdlib>

#include "base/encoding.h"
#include "base/random.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kSealNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kSealTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == sizeof(Digest));

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Secret wrapping_key(const HmacSha256& secret) {
  Digest digest = secret.sign("iot-guardian sealed text 1");
  Secret key{std::string(as_bytes(digest))};
  sodium_memzero(digest.data(), digest.size());
  return key;
}

// Each part with its length, so that no two places read alike.
std::string associated_data(const SealedPlace& place) {
  std::string out;
  for (const auto part : {place.tenant_id, place.table, place.row, place.column}) {
    out += fmt::format("{}:{}/", part.size(), part);
  }
  return out;
}

}  // namespace

std::string seal_text(const KeyRing& ring, const SealedPlace& place, const Secret& text) {
  if (sodium_init() < 0) std::abort();
  const auto data = associated_data(place);
  const auto key = wrapping_key(ring.current_mac(SecretPurpose::wrap));
  std::string out = random_bytes(kSealNonceBytes);
  out.resize(kSealNonceBytes + text.reveal().size() + kSealTagBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(out) + kSealNonceBytes, nullptr, bytes_of(text.reveal()),
                                             text.reveal().size(), bytes_of(data), data.size(), nullptr, bytes_of(out),
                                             bytes_of(key.reveal()));
  return fmt::format("w{}:{}", ring.current_version(SecretPurpose::wrap), base64url_encode(out));
}

Result<Secret> open_sealed_text(const KeyRing& ring, const SealedPlace& place, std::string_view sealed) {
  if (sodium_init() < 0) std::abort();
  const auto refuse = [&](std::string_view why) {
    return Error{ErrorCode::corrupt,
                 "A stored secret cannot be opened",
                 fmt::format("{}.{}: {}", place.table, place.column, why),
                 {}};
  };
  const auto colon = sealed.find(':');
  int version = 0;
  if (!sealed.starts_with('w') || colon == sealed.npos ||
      std::from_chars(sealed.data() + 1, sealed.data() + colon, version).ptr != sealed.data() + colon) {
    return refuse("not a sealed text");
  }
  const auto* secret = ring.mac(SecretPurpose::wrap, version);
  if (secret == nullptr) return refuse(fmt::format("version {} of the secret `wrap` is unknown or retired", version));
  const auto raw = base64url_decode(sealed.substr(colon + 1));
  if (!raw || raw->size() < kSealNonceBytes + kSealTagBytes) return refuse("not a sealed text");
  const auto data = associated_data(place);
  const auto key = wrapping_key(*secret);
  std::string text(raw->size() - kSealNonceBytes - kSealTagBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(text), nullptr, nullptr, bytes_of(*raw) + kSealNonceBytes,
                                                 raw->size() - kSealNonceBytes, bytes_of(data), data.size(), bytes_of(*raw),
                                                 bytes_of(key.reveal())) != 0) {
    return refuse("it was changed or stands elsewhere");
  }
  return Secret(std::move(text));
}

}  // namespace guardian::domain
