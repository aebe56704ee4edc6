#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace guardian::http {

// One field of a multipart/form-data body (RFC 7578). All views point into the body.
struct FormPart {
  std::string_view name;  // 1 to 128 bytes, UTF-8
  // As sent, escapes kept; absent: a plain field. What a stranger calls a file: never a path.
  std::optional<std::string_view> filename;
  std::string_view content_type;  // as sent; empty: none was sent
  std::string_view content;
};

// Whether a Content-Type field names multipart/form-data, whatever its parameters.
bool is_form_data(std::string_view content_type);

// The boundary a Content-Type of multipart/form-data gives. invalid_argument: none, two, or not of the grammar of
// RFC 2046 5.1.1 (1 to 70 characters of a closed set, no space at the end).
Result<std::string_view> form_boundary(std::string_view content_type);

// The parts of a body, in their order; a body of the closing delimiter alone has none. One reading of each body, and
// it is strict: every line end of a delimiter or a part's head is CRLF; a line that begins with the delimiter is one,
// or the body is refused; the closing delimiter must stand. Refused also: more than 16 parts, a name that stands
// twice, a head of more than 8 fields or 2 KiB, folded lines, a Content-Disposition that is absent, twice or not
// form-data with a quoted name, a Content-Type of multipart, a Content-Transfer-Encoding that changes bytes, and
// more than 1 KiB in front of the first delimiter or behind the last. invalid_argument: the text says what and where.
// REQUIRES: `boundary` from form_boundary. Pure; any thread.
Result<std::vector<FormPart>> read_form_data(std::string_view body, std::string_view boundary);

}  // namespace guardian::http
