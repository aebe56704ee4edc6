#include "http/chunked.h"

#include <algorithm>

namespace guardian::http {
namespace {

constexpr int kSizeDigits = 15;
constexpr std::size_t kExtensionLimit = 4 * 1024;
constexpr std::size_t kTrailerLimit = 8 * 1024;

int chunk_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_line_content(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f'); }

}  // namespace

ChunkedReader::State ChunkedReader::read(std::string_view& bytes, std::string& body, std::size_t limit) {
  while (!bytes.empty()) {
    if (at_ == At::data) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size_, bytes.size()));
      body.append(bytes.substr(0, count));
      bytes.remove_prefix(count);
      size_ -= count;
      if (size_ == 0) at_ = At::data_cr;
      continue;
    }
    const char c = bytes.front();
    bytes.remove_prefix(1);
    const State state = step(c, body, limit);
    if (state != State::more) return state;
  }
  return State::more;
}

ChunkedReader::State ChunkedReader::step(char c, const std::string& body, std::size_t limit) {
  const auto expect = [&](char wanted, At next) {
    if (c != wanted) return State::malformed;
    at_ = next;
    return State::more;
  };
  switch (at_) {
    case At::size:
      if (const int digit = chunk_digit(c); digit >= 0) {
        if (++digits_ > kSizeDigits) return State::malformed;
        size_ = size_ * 16 + static_cast<std::uint64_t>(digit);
        return State::more;
      }
      if (digits_ == 0) return State::malformed;
      if (size_ > limit - std::min(limit, body.size())) return State::too_large;
      if (c == ';') {
        at_ = At::extension;
        return State::more;
      }
      return expect('\r', At::size_lf);
    case At::extension:
      if (++extension_bytes_ > kExtensionLimit) return State::malformed;
      if (is_line_content(c)) return State::more;
      return expect('\r', At::size_lf);
    case At::size_lf:
      digits_ = 0;
      return expect('\n', size_ == 0 ? At::trailer_start : At::data);
    case At::data_cr:
      return expect('\r', At::data_lf);
    case At::data_lf:
      return expect('\n', At::size);
    case At::trailer_start:
      if (c == '\r') return expect('\r', At::end_lf);
      if (c == ' ' || c == '\t') return State::malformed;
      [[fallthrough]];
    case At::trailer:
      if (++trailer_bytes_ > kTrailerLimit) return State::malformed;
      at_ = At::trailer;
      if (is_line_content(c)) return State::more;
      return expect('\r', At::trailer_lf);
    case At::trailer_lf:
      return expect('\n', At::trailer_start);
    case At::end_lf:
      return c == '\n' ? State::done : State::malformed;
    case At::data:
      break;
  }
  return State::malformed;
}

}  // namespace guardian::http
