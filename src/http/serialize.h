#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "http/response.h"

namespace guardian::http {

// Appends status line and fields, up to and with the empty line. What concerns framing and the
// connection is decided here alone: such fields of the response itself are left out, and so is a field
// that could break a line (a fault of ours, told to the log).
struct ResponseHead {
  unsigned status = 200;
  const Headers* headers = nullptr;
  const Headers* default_headers = nullptr;  // for names the response does not set
  std::string_view date;                     // IMF-fixdate
  std::string_view request_id;
  std::optional<std::size_t> content_length;  // absent: none is told
  bool chunked = false;
  std::string_view connection;  // "close", "keep-alive" or empty
};
void append_head(std::string& out, const ResponseHead& head);

// 1xx, 204 and 304 have neither body nor Content-Length here (RFC 9110 8.6, 15).
bool status_has_body(unsigned status);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7).
std::string format_http_date(Instant instant);

}  // namespace guardian::http
