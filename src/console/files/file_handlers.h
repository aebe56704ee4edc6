#pragma once

#include "console/console.h"

namespace guardian::console {

// A built file by the request's path; unknown: 404. Names with a hash of the content (`/assets/`) are
// kept for ever, others are asked for again by their ETag.
http::Response serve_file(const Console& console, const http::Request& request);

// The one page, for every address of the console, with a fresh nonce; it needs no session, since its
// script asks for one. Without an embedded console: a page that says so.
http::Response serve_page(const Console& console, const http::Request& request);

// The API reference at /docs: a page of its own, with a policy of its own, for anyone. Absent as above.
http::Response serve_docs_page(const Console& console, const http::Request& request);

// Plain HTTP off loopback: browsers drop the session cookie there, and a password would be readable.
http::Response serve_needs_tls_page(const Console& console, const http::Request& request);
http::Response refuse_without_tls(const Console& console, const http::Request& request);

// Reports of the Content Security Policy, logged at most ten a minute with their count. Holds the counters.
class CspReports;
http::Response take_csp_report(CspReports& reports, const Console& console, const http::Request& request);
std::shared_ptr<CspReports> make_csp_reports(const Clock& clock);

}  // namespace guardian::console
