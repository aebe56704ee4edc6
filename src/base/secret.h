#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace guardian {

// Bytes that must not be copied by accident, printed, or left behind in memory. It has no stream
// operator and no formatter; whoever needs the bytes says `reveal()`, which greps well. Moved-from
// and destroyed values are wiped.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string bytes) : bytes_(std::move(bytes)) {}
  ~Secret() { wipe(); }

  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;

  Secret clone() const { return Secret(bytes_); }
  std::string_view reveal() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }

  // Constant time in the content; the length is not secret.
  bool matches(std::string_view other) const;

 private:
  void wipe();
  std::string bytes_;
};

}  // namespace guardian
