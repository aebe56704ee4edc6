#include "domain/users/password.h"

#include <sodium.h>

#include <charconv>
#include <cstdlib>
#include <string>

namespace guardian::domain {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = std::size_t{64} << 20;
constexpr unsigned kMostPasses = 10;
constexpr unsigned kMostMemoryKib = 256 * 1024;

// A hash of random bytes nobody kept, with today's parameters: what an absent account is compared with.
constexpr char kNobodysHash[] =
    "$argon2id$v=19$m=65536,t=2,p=1$S3grM9AkTlF2MGd8WhJP8g$hLwYHcc5e8L8KwZ5tyzJgxEnxhBkYL4B6dnIGfuXix0";

void start_sodium() {
  if (sodium_init() < 0) std::abort();
}

// The number behind `name` in `$argon2id$v=19$m=65536,t=2,p=1$...`; 0: not there.
unsigned read_parameter(std::string_view hash, std::string_view name) {
  const auto at = hash.find(name);
  if (at == std::string_view::npos) return 0;
  unsigned value = 0;
  std::from_chars(hash.data() + at + name.size(), hash.data() + hash.size(), value);
  return value;
}

bool is_bearable(std::string_view hash) {
  if (!hash.starts_with("$argon2id$v=19$") || hash.size() >= crypto_pwhash_STRBYTES) return false;
  const unsigned memory = read_parameter(hash, "$m=");
  const unsigned passes = read_parameter(hash, ",t=");
  return memory > 0 && memory <= kMostMemoryKib && passes > 0 && passes <= kMostPasses;
}

class Argon2idHasher final : public PasswordHasher {
 public:
  Result<std::string> hash(const Secret& password) override {
    start_sodium();
    char out[crypto_pwhash_STRBYTES];
    const auto text = password.reveal();
    if (crypto_pwhash_str_alg(out, text.data(), text.size(), kPasses, kMemoryBytes, crypto_pwhash_ALG_ARGON2ID13) !=
        0) {
      return Error::unavailable("Not enough memory to hash a password", "argon2id: 64 MiB could not be had");
    }
    return std::string(out);
  }

  bool verify(std::string_view hash, const Secret& password) override {
    if (!is_bearable(hash)) {
      spend(password);
      return false;
    }
    start_sodium();
    const std::string terminated(hash);
    const auto text = password.reveal();
    return crypto_pwhash_str_verify(terminated.c_str(), text.data(), text.size()) == 0;
  }

  bool needs_rehash(std::string_view hash) override {
    const std::string terminated(hash);
    return crypto_pwhash_str_needs_rehash(terminated.c_str(), kPasses, kMemoryBytes) != 0;
  }

  void spend(const Secret& password) override {
    start_sodium();
    const auto text = password.reveal();
    // The compiler cannot drop a call into a shared library; the result says nothing.
    [[maybe_unused]] const int ignored = crypto_pwhash_str_verify(kNobodysHash, text.data(), text.size());
  }
};

}  // namespace

PasswordHasher& argon2id() {
  static Argon2idHasher hasher;
  return hasher;
}

Result<std::string> hash_password(const Secret& password) { return argon2id().hash(password); }
bool verify_password(std::string_view hash, const Secret& password) { return argon2id().verify(hash, password); }
bool needs_rehash(std::string_view hash) { return argon2id().needs_rehash(hash); }
void spend_password_time(const Secret& password) { argon2id().spend(password); }

}  // namespace guardian::domain
