#include "api/bearer_guard.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "api/answer_headers.h"
#include "api/guard.h"
#include "api/presented.h"
#include "base/json_writer.h"

namespace guardian::api {
namespace {

// Absent: something stands twice, or a key was presented.
std::optional<domain::PresentedToken> present_token(const Operation& operation, const http::Request& request) {
  const OneValue token = authorization(request, "Bearer");
  const OneValue customer = query_value(request, "customerid");
  const bool has_key = header_value(request, "X-Key-Id").count + header_value(request, "X-Access-Key").count +
                           query_value(request, "key_id").count + query_value(request, "access_key").count >
                       0;
  if (has_key || header_value(request, "Authorization").count > 1 || customer.count > 1) return std::nullopt;
  domain::PresentedToken presented;
  presented.token = token.value;
  presented.customer_id = customer.value;
  presented.writes = operation.needs == Needs::write;
  presented.peer = request.peer;
  return presented;
}

// What another token of the same client could not do either; asking for one would not help.
bool is_forbidden(domain::Refusal refusal) {
  return refusal == domain::Refusal::tenant_mismatch || refusal == domain::Refusal::read_only;
}

// RFC 6750 3: no error is named to who presented nothing.
std::string challenge(domain::Refusal refusal) {
  if (refusal == domain::Refusal::missing) return fmt::format("Bearer realm=\"{}\"", kRealm);
  return fmt::format("Bearer realm=\"{}\", error=\"{}\"", kRealm,
                     is_forbidden(refusal) ? "insufficient_scope" : "invalid_token");
}

}  // namespace

http::Response token_refusal_answer(domain::Refusal refusal) {
  if (refusal == domain::Refusal::unavailable) return refusal_answer(refusal);
  const unsigned status = is_forbidden(refusal) ? 403 : 401;
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("code", status).member("msg", "No access");
  if (domain::may_be_told(refusal)) json.member("reason", domain::to_string(refusal));
  json.end_object();
  http::Response response = http::Response::json(status, std::move(body));
  response.headers.set("WWW-Authenticate", challenge(refusal));
  add_refusal_headers(response);
  response.log_note = domain::to_string(refusal);
  return response;
}

std::optional<http::Response> screen_token(const Services& services, const Operation& operation,
                                           const http::Request& request) {
  const auto presented = present_token(operation, request);
  std::optional<domain::Refusal> refusal = domain::Refusal::duplicate_header;
  if (presented) {
    refusal = services.authenticator.screen_token(*presented);
  } else {
    services.authenticator.count(*refusal);
  }
  if (!refusal) return std::nullopt;
  return count_refusal(services, request, token_refusal_answer(*refusal));
}

std::variant<domain::VerifiedKey, http::Response> check_token(const Services& services, const Operation& operation,
                                                              const http::Request& request) {
  const auto presented = present_token(operation, request);
  if (!presented) {
    services.authenticator.count(domain::Refusal::duplicate_header);
    return count_refusal(services, request, token_refusal_answer(domain::Refusal::duplicate_header));
  }
  auto outcome = services.authenticator.verify_token(*presented);
  if (outcome.key) return std::move(*outcome.key);
  http::Response answer = token_refusal_answer(outcome.refusal);
  if (outcome.refusal == domain::Refusal::unavailable) return answer;
  return count_refusal(services, request, std::move(answer));
}

}  // namespace guardian::api
