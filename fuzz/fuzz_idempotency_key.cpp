// The Idempotency-Key field: whatever comes, a key is 1..255 visible ASCII characters, and in quotes it is the same
// key.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "domain/idempotency/idempotency_key.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using guardian::domain::parse_idempotency_key;
  const auto key = parse_idempotency_key({reinterpret_cast<const char*>(data), size});
  if (!key) return 0;
  if (key->empty() || key->size() > 255) std::abort();
  std::string quoted = "\"";
  for (const char c : *key) {
    if (c <= ' ' || c > '~') std::abort();
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  const auto again = parse_idempotency_key(quoted + '"');
  if (!again || *again != *key) std::abort();
  return 0;
}
