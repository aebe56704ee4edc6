#include "api/rate_limit.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "api/answer_headers.h"

namespace guardian::api {
namespace {

std::int64_t whole_seconds(std::chrono::milliseconds duration) {
  return std::chrono::ceil<std::chrono::seconds>(duration).count();
}

}  // namespace

int limit_of(int calls_per_minute, const domain::TenantSettings& settings) {
  if (settings.calls_per_minute == 0) return calls_per_minute;
  return settings.calls_per_minute < 0 ? domain::RateLimiter::kUnlimited : settings.calls_per_minute;
}

int limit_of(const Operation& operation, const domain::TenantSettings& settings) {
  return limit_of(operation.calls_per_minute, settings);
}

std::int64_t retry_seconds(const domain::RateLimiter::Verdict& rate) {
  return std::max<std::int64_t>(1, whole_seconds(rate.retry_after));
}

void add_rate_headers(http::Response& response, const domain::RateLimiter::Verdict& rate, std::string_view policy) {
  if (rate.limit <= 0) return;
  response.headers.set("RateLimit-Policy", fmt::format("\"{}\";q={};w=60", policy, rate.limit));
  response.headers.set("RateLimit", fmt::format("\"{}\";r={};t={}", policy, rate.remaining, whole_seconds(rate.reset)));
}

http::Response too_many_calls(const http::Request& request, const domain::RateLimiter::Verdict& rate,
                              std::string_view policy, std::string_view what) {
  const auto seconds = retry_seconds(rate);
  Error error;
  error.code = ErrorCode::too_many_requests;
  error.client_text =
      fmt::format("Too many requests: {} a minute for {}; try again in {} s", rate.limit, what, seconds);
  error.type = "quota-exceeded";
  http::Response response = http::error_response(request, error);
  add_answer_headers(response);
  add_rate_headers(response, rate, policy);
  response.headers.set("Retry-After", std::to_string(seconds));
  response.log_note = "rate";
  return response;
}

}  // namespace guardian::api
