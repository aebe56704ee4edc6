#include "base/base32.h"

#include <cstdint>

namespace guardian {

std::string base32_encode(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  out.reserve((bytes.size() * 8 + 4) / 5);
  std::uint32_t bits = 0;
  int held = 0;  // how many of the low bits are not written yet; at most 12
  for (const char byte : bytes) {
    bits = ((bits << 8U) | static_cast<unsigned char>(byte)) & 0xfffU;
    for (held += 8; held >= 5; held -= 5) out.push_back(kAlphabet[(bits >> (held - 5)) & 0x1fU]);
  }
  if (held > 0) out.push_back(kAlphabet[(bits << (5 - held)) & 0x1fU]);
  return out;
}

}  // namespace guardian
