#pragma once

#include <optional>

#include "api/routes.h"
#include "domain/access/authenticator.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// POST /oauth2/access_token: an access key for a token of fifteen minutes (RFC 6749 4.4). A refused client is
// told one answer whatever was wrong, unless it proved to hold the secret; it counts against its source as a
// refused key does.
http::Response issue_token(const Services& services, const http::Request& request);

// What of it can be refused without the database; runs behind the whole body, which is smaller than what a
// route keeps before it asks.
std::optional<http::Response> screen_client(const Services& services, const http::Request& request);

// For tests of equality: the answer to one cause, without throttle.
http::Response client_refusal_answer(domain::Refusal refusal);

}  // namespace guardian::api
