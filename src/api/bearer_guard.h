#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "api/operation.h"
#include "domain/access/authenticator.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

inline constexpr std::string_view kRealm = "IoT Guardian";

// Who calls a bearer mount (RFC 6750, by header alone): the key behind the token, or the refusal. Key headers
// and key parameters are refused there, alone and beside a token. `customerid` is not needed; where it stands
// it must name the token's tenant. What one token may not do is 403; all else is 401, upon which clients ask
// for a new token. Counted, throttled and logged as refused keys are (guard.h).
std::variant<domain::VerifiedKey, http::Response> check_token(const Services& services, const Operation& operation,
                                                              const http::Request& request);

// The first half of it, from memory alone, for http::Route::admit.
std::optional<http::Response> screen_token(const Services& services, const Operation& operation,
                                           const http::Request& request);

// For tests of equality: the answer to one cause, without throttle.
http::Response token_refusal_answer(domain::Refusal refusal);

}  // namespace guardian::api
