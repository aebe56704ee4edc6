#pragma once

#include "http/content_coding.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::http {

// A body below this stays as it is: the frame and the head would eat what is won.
inline constexpr std::size_t kSmallestCompressedBody = 1024;

// Compresses the body by the client's Accept-Encoding, zstd before gzip, and tells it in Content-Encoding, Vary and a
// strong ETag (`"a"` becomes `"a-zstd"`). Text and JSON only. A streamed body is compressed as its source is asked, and
// each piece can be read at once; a source that fails still fails. Left alone are: answers with `Cache-Control:
// no-store`, where secrets flow and their length would tell of them to whoever can add to a page (BREACH), or
// `no-transform`; what is encoded already; answers without body. A 304 gets the tag the client named. Costs
// milliseconds a MiB: for a lane, not for an io thread.
void compress_response(const Request& request, Response& response);

// Where a handler keeps its compressed twins by itself: the fields alone, for a body of this coding.
void tell_coding(Response& response, ContentCoding coding);

}  // namespace guardian::http
