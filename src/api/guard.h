#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "api/operation.h"
#include "domain/access/authenticator.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// The one refusal. Whoever has not proved to hold the secret gets these bytes whatever was wrong.
inline constexpr std::string_view kRefusalBody = R"({"code":403,"msg":"No access"})";

// A refused call's `Response::log_note` is the reason's name. Once its source has passed its share of log
// lines it is this word instead, of which the access log keeps nothing; one in a hundred is told still.
inline constexpr std::string_view kUnloggedNote = "unlogged";

// Who calls, by `X-Key-Id` and `X-Access-Key` (or `key_id` and `access_key` in the query, where the tenant
// allows it) and `customerid`; or the refusal. Each header and parameter may come once; both forms at once
// are refused, and so is a bearer token beside or in place of them. Refusals count against their source (domain::FailureThrottle): beyond its share the answer
// also closes the connection, and is never 429, which clients repeat for ever. A database that is away is
// 503: the key may be good.
std::variant<domain::VerifiedKey, http::Response> check_key(const Services& services, const Operation& operation,
                                                            const http::Request& request);

// The first half of it, from memory alone: the refusal of a call that carries no key signed here. On the io thread,
// in front of the lane (http::Route::admit), so that strangers take neither a place in the queue nor much memory.
std::optional<http::Response> screen_key(const Services& services, const Operation& operation,
                                         const http::Request& request);

// Counts a refusal against its source: beyond its share the connection ends and most log lines are left out.
http::Response count_refusal(const Services& services, const http::Request& request, http::Response refusal);

// For tests of equality: the answer to one cause, without throttle.
http::Response refusal_answer(domain::Refusal refusal);

}  // namespace guardian::api
