#pragma once

#include "http/request.h"
#include "http/response.h"

namespace guardian::console {

// What every answer of this room carries, the failures included: it is neither kept, framed, sniffed,
// nor read by another origin. A field the handler has set stays.
void set_response_headers(const http::Request& request, http::Response& response);

}  // namespace guardian::console
