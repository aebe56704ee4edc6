#include "base/hmac_sha1.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <cstdlib>

namespace guardian {

std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::string_view message) {
  std::array<unsigned char, 20> digest{};
  unsigned int size = digest.size();
  // Fails only where OpenSSL has no SHA-1 or no memory: no code can be judged then.
  if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
           message.size(), digest.data(), &size) == nullptr ||
      size != digest.size()) {
    std::abort();
  }
  return digest;
}

}  // namespace guardian
