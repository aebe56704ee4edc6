#pragma once

#include <array>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace guardian {

using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes);
std::string_view as_bytes(const Digest& digest);
std::string to_hex(const Digest& digest);

// HMAC-SHA-256 (RFC 2104) with the key's two block states computed once: one object per key, `sign`
// then costs only the message. `sign` is const and may run on any number of threads.
class HmacSha256 {
 public:
  explicit HmacSha256(std::string_view key);
  ~HmacSha256();  // wipes
  HmacSha256(HmacSha256&&) noexcept;
  HmacSha256& operator=(HmacSha256&&) noexcept;

  // The parts are fed one after the other, as if concatenated.
  Digest sign(std::initializer_list<std::string_view> parts) const;
  Digest sign(std::string_view message) const { return sign({message}); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Compares without an early exit. Both have 32 bytes.
bool equal_constant_time(const Digest& a, const Digest& b);
// False at once when the sizes differ; else without an early exit.
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace guardian
