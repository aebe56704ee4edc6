#pragma once

#include <cstdint>
#include <string_view>

#include "api/operation.h"
#include "domain/access/rate_limiter.h"
#include "domain/tenants/tenant.h"
#include "http/response.h"

namespace guardian::api {

// Names of the quotas in `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers).
inline constexpr std::string_view kKeyPolicy = "pub";
inline constexpr std::string_view kConsolePolicy = "console";
inline constexpr int kConsoleCallsPerMinute = 600;  // per person, all operations together

// The figure of the contract, or the tenant's own.
int limit_of(int calls_per_minute, const domain::TenantSettings& settings);
int limit_of(const Operation& operation, const domain::TenantSettings& settings);

// `RateLimit-Policy` and `RateLimit`; nothing when unlimited.
void add_rate_headers(http::Response& response, const domain::RateLimiter::Verdict& rate, std::string_view policy);

// `Retry-After` of a refused call: whole seconds, at least 1.
std::int64_t retry_seconds(const domain::RateLimiter::Verdict& rate);

// 429 with a `Retry-After` after which a call passes, unless others take the slot.
http::Response too_many_calls(const http::Request& request, const domain::RateLimiter::Verdict& rate,
                              std::string_view policy, std::string_view what);

}  // namespace guardian::api
