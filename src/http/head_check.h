#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace guardian::http {

struct HeadLimits {
  std::size_t request_line = 8 * 1024;
  std::size_t fields_bytes = 16 * 1024;
  std::size_t fields = 100;
};

// Why a head is refused: the status and, for the client, the words.
struct HeadProblem {
  unsigned status;
  const char* reason;
};

// What a head says once it has passed. The views point into the checked bytes.
struct Head {
  struct Field {
    std::string_view name;
    std::string_view value;  // without white space around it
  };
  Method method = Method::get;
  std::string_view target;  // path and query; of an absolute form what stands behind the authority; or "*"
  int minor_version = 1;    // of HTTP/1.x
  std::vector<Field> fields;
  std::optional<std::uint64_t> content_length;
  bool chunked = false;
  bool expect_continue = false;
  bool keep_alive = true;
  std::string authority;  // of Host, lower case; empty when HTTP/1.0 sent none
  std::string host;       // the same without port
};

// The request line alone, without its CRLF: so that a wrong one is answered before the head is whole.
std::optional<HeadProblem> check_request_line(std::string_view line, const HeadLimits& limits, Head& head);

// A whole head, up to and with its CRLFCRLF. Refuses everything that two parsers could read in two ways
// (RFC 9112, sections 2.2, 3.2, 5, 6.3, 11.2), stricter than the RFC where it says MAY. What passes has
// been read by this function alone: nothing parses the bytes again. `head` is overwritten; reusing one
// keeps its memory. Absent: the head is good.
std::optional<HeadProblem> check_head(std::string_view bytes, const HeadLimits& limits, Head& head);

enum class HeadScan { incomplete, complete, bare_line_feed };

// Looks for the end of a head in bytes that arrive bit by bit. `scanned` remembers how far it came (start
// at 0); when complete it is the size of the head. A line feed without CR is told at once: waiting for a
// CRLFCRLF behind it would be waiting for ever.
HeadScan scan_head(std::string_view bytes, std::size_t& scanned);

}  // namespace guardian::http
