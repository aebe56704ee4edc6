// Everything that reads a request's bytes before a handler: head, target, chunked body. What passes the
// head check must hold what the rest of the server relies on.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/chunked.h"
#include "http/head_check.h"
#include "http/target.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_passed_head(const guardian::http::Head& head) {
  require(!head.target.empty());
  require(!(head.chunked && head.content_length));
  require(head.minor_version == 1 ? !head.host.empty() : !head.chunked);
  for (const auto& field : head.fields) {
    require(!field.name.empty());
    require(field.name.find_first_of(std::string_view("\r\n\0 \t_:", 7)) == std::string_view::npos);
    require(field.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
  }
  std::string path;
  std::vector<guardian::http::QueryParameter> query;
  if (guardian::http::parse_target(head.target, path, query)) return;
  require(path == "*" || path.starts_with('/'));
  require(path.find("//") == std::string::npos && path.find("/../") == std::string::npos && !path.ends_with("/.."));
  require(path.find('\0') == std::string::npos && query.size() <= 64);
}

// The same bytes must mean the same in whatever pieces they arrive.
void check_chunked(std::string_view bytes) {
  using guardian::http::ChunkedReader;
  constexpr std::size_t kLimit = 4096;
  ChunkedReader at_once;
  std::string_view rest = bytes;
  std::string body;
  const auto state = at_once.read(rest, body, kLimit);
  require(body.size() <= kLimit);

  ChunkedReader by_byte;
  std::string second_body;
  auto second_state = ChunkedReader::State::more;
  std::size_t used = 0;
  while (used < bytes.size() && second_state == ChunkedReader::State::more) {
    std::string_view one = bytes.substr(used++, 1);
    second_state = by_byte.read(one, second_body, kLimit);
  }
  require(state == second_state && body == second_body && rest.size() == bytes.size() - used);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t scanned = 0;
  if (guardian::http::scan_head(bytes, scanned) == guardian::http::HeadScan::complete) {
    guardian::http::Head head;
    if (!guardian::http::check_head(bytes.substr(0, scanned), {}, head)) {
      check_passed_head(head);
      if (head.chunked) check_chunked(bytes.substr(scanned));
    }
  }
  check_chunked(bytes);
  return 0;
}
