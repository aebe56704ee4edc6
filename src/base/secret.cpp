#include "base/secret.h"

#include <openssl/crypto.h>

namespace guardian {

Secret::Secret(Secret&& other) noexcept : bytes_(other.bytes_.data(), other.bytes_.size()) { other.wipe(); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    bytes_.assign(other.bytes_.data(), other.bytes_.size());
    other.wipe();
  }
  return *this;
}

bool Secret::matches(std::string_view other) const {
  return bytes_.size() == other.size() && CRYPTO_memcmp(bytes_.data(), other.data(), other.size()) == 0;
}

void Secret::wipe() {
  OPENSSL_cleanse(bytes_.data(), bytes_.capacity());
  bytes_.clear();
}

}  // namespace guardian
