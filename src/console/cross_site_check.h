#pragma once

#include <optional>

#include "http/request.h"
#include "http/response.h"

namespace guardian::console {

bool is_unsafe(http::Method method);  // anything but GET, HEAD and OPTIONS

// Was this request made by our own page? For methods that change something: `Sec-Fetch-Site:
// same-origin`, or where the browser sends none an `Origin` equal to the scheme and authority asked
// for, and a JSON body type, which no HTML form can send. Reads are refused only when the browser says
// that another site's page makes them. Absent: the request may go on. The session's CSRF token comes on
// top (session_guard.h). OWASP: Cross-Site Request Forgery Prevention.
std::optional<http::Response> check_cross_site(const http::Request& request);

}  // namespace guardian::console
