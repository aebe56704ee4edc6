#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace guardian::http {

// Reads a chunked body (RFC 9112 7.1) from bytes that arrive bit by bit. Strict: a size is 1 to 15 hex
// digits with nothing around them, line ends are CRLF. Extensions are skipped, 4 KiB of them for the
// whole body; trailer fields are skipped, 8 KiB of them: no field that comes behind the body counts.
class ChunkedReader {
 public:
  enum class State { more, done, malformed, too_large };

  // Takes from the front of `bytes` (which shrinks) and appends content to `body`, up to `limit` bytes
  // in all. After `done`, what is left in `bytes` belongs to the next request.
  State read(std::string_view& bytes, std::string& body, std::size_t limit);

 private:
  enum class At { size, extension, size_lf, data, data_cr, data_lf, trailer_start, trailer, trailer_lf, end_lf };
  State step(char c, const std::string& body, std::size_t limit);

  At at_ = At::size;
  std::uint64_t size_ = 0;
  int digits_ = 0;
  std::size_t extension_bytes_ = 0;
  std::size_t trailer_bytes_ = 0;
};

}  // namespace guardian::http
