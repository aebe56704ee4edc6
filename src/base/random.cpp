#include "base/random.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "base/encoding.h"

namespace guardian {
namespace {

void fill_random(void* to, std::size_t count) {
  if (RAND_bytes(static_cast<unsigned char*>(to), static_cast<int>(count)) != 1) {
    std::fputs("no randomness from the operating system\n", stderr);
    std::abort();
  }
}

// Ids are drawn for each request; the lock and the generator behind RAND_bytes cost far more than 12
// bytes, so each thread draws for 128 ids at once and clears what it has given out.
struct IdPool {
  static constexpr std::size_t kIdBytes = 12;
  std::array<char, 128 * kIdBytes> bytes;
  std::size_t next = bytes.size();

  std::string take() {
    if (next == bytes.size()) {
      fill_random(bytes.data(), bytes.size());
      next = 0;
    }
    std::string id = hex_encode({bytes.data() + next, kIdBytes});
    OPENSSL_cleanse(bytes.data() + next, kIdBytes);
    next += kIdBytes;
    return id;
  }
};

}  // namespace

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  fill_random(out.data(), count);
  return out;
}

Secret random_secret(std::size_t count) { return Secret(random_bytes(count)); }

std::string random_id() {
  thread_local IdPool pool;
  return pool.take();
}

std::string random_hex(std::size_t bytes) { return hex_encode(random_bytes(bytes)); }

}  // namespace guardian
