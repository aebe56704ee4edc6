#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/content_coding.h"

namespace guardian::http {

// Compresses one body, piece by piece, in gzip (RFC 1952) or zstd (RFC 8878). Holds under 1 MiB whatever the body
// (window 32 KiB and 256 KiB). One thread at a time.
class Compressor {
 public:
  // REQUIRES: gzip or zstd. `size`: of the whole body in bytes, where it is known; spares memory. Absent: no memory.
  static std::optional<Compressor> open(ContentCoding coding, std::optional<std::size_t> size = std::nullopt);
  ~Compressor();
  Compressor(Compressor&&) noexcept;
  Compressor& operator=(Compressor&&) noexcept;

  // Appends to `out`. What was given can be read at the other end at once. False: the library failed.
  [[nodiscard]] bool add(std::string_view piece, std::string& out);
  // The last piece, which may be empty, and the end; once.
  [[nodiscard]] bool finish(std::string_view piece, std::string& out);

 private:
  class Library;
  class Gzip;
  class Zstd;
  explicit Compressor(std::unique_ptr<Library> library);
  std::unique_ptr<Library> library_;
};

// A whole body. Absent: the library failed.
std::optional<std::string> compress(ContentCoding coding, std::string_view body);

}  // namespace guardian::http
