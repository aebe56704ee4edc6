#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "api/answer_headers.h"
#include "api/bearer_guard.h"
#include "api/guard.h"
#include "api/oauth2/oauth2_operations.h"
#include "api/oauth2/token_request.h"
#include "api/rate_limit.h"
#include "base/json_writer.h"
#include "domain/access/bearer_token.h"

namespace guardian::api {
namespace {

constexpr std::string_view kTokenOperation = "oauth2/access_token";
constexpr int kTokenCallsPerMinute = 180;

// RFC 6749 5.1: what holds a token, and every refusal of one, is kept nowhere.
void add_token_headers(http::Response& response) {
  add_refusal_headers(response);
  response.headers.set("Pragma", "no-cache");
}

http::Response token_error(unsigned status, std::string_view error, std::string_view description) {
  std::string body;
  JsonWriter(body).begin_object().member("error", error).member("error_description", description).end_object();
  http::Response response = http::Response::json(status, std::move(body));
  add_token_headers(response);
  return response;
}

http::Response not_now(unsigned status, std::string_view why, std::int64_t seconds) {
  http::Response response = token_error(status, "temporarily_unavailable", why);
  response.headers.set("Retry-After", std::to_string(seconds));
  return response;
}

domain::PresentedKey present_client(const TokenRequest& asked, const http::Request& request) {
  domain::PresentedKey presented;
  presented.key_id = asked.key_id;
  presented.access_key = asked.access_key.reveal();
  presented.customer_id_required = false;
  presented.asks_token = true;
  presented.peer = request.peer;
  return presented;
}

http::Response token_answer(const domain::IssuedToken& token, std::string_view scope) {
  std::string body;
  JsonWriter(body)
      .begin_object()
      .member("access_token", token.text.reveal())
      .member("scope", scope)
      .member("token_type", "Bearer")
      .member("expires_in", domain::kBearerLife.count())
      .end_object();
  http::Response response = http::Response::json(200, std::move(body));
  add_token_headers(response);
  return response;
}

// REQUIRES: the client was verified.
http::Response exchange_key(const Services& services, const http::Request& request, const domain::VerifiedKey& key,
                            std::string_view scope) {
  const auto rate =
      services.limiter.take(key.scope.tenant_id(), kTokenOperation, limit_of(kTokenCallsPerMinute, key.settings));
  if (!rate.accepted) {
    http::Response refused = not_now(429, "Too many requests, try again later", retry_seconds(rate));
    add_rate_headers(refused, rate, kKeyPolicy);
    refused.log_note = "rate";
    return refused;
  }
  services.authenticator.note_use(key, request.peer, kTokenOperation);
  if (!scope_is_of_tenant(scope, key.scope.tenant_name(), key.settings.tsg_id)) {
    return token_error(400, "invalid_scope", "the scope names another tenant than the key's");
  }
  const auto token = services.authenticator.issue_token(key);
  if (!token && token.error().code == ErrorCode::unauthenticated) {
    return client_refusal_answer(domain::Refusal::unknown_key);
  }
  if (!token) return not_now(http::status_of(token.error().code), "Not available now, try again", 1);
  http::Response response = token_answer(*token, granted_scope(scope, key.scope.tenant_name()));
  add_rate_headers(response, rate, kKeyPolicy);
  return response;
}

}  // namespace

http::Response client_refusal_answer(domain::Refusal refusal) {
  if (refusal == domain::Refusal::unavailable) return not_now(503, "Not available now, try again", 1);
  const std::string description = domain::may_be_told(refusal)
                                      ? fmt::format("No access: {}", domain::to_string(refusal))
                                      : std::string("No access");
  http::Response response = token_error(401, "invalid_client", description);
  response.headers.set("WWW-Authenticate", fmt::format("Basic realm=\"{}\", charset=\"UTF-8\"", kRealm));
  response.log_note = domain::to_string(refusal);
  return response;
}

std::optional<http::Response> screen_client(const Services& services, const http::Request& request) {
  const auto read = read_token_request(request);
  if (const auto* problem = std::get_if<TokenError>(&read))
    return token_error(400, problem->error, problem->description);
  const auto refusal = services.authenticator.screen(present_client(std::get<TokenRequest>(read), request));
  if (!refusal) return std::nullopt;
  return count_refusal(services, request, client_refusal_answer(*refusal));
}

http::Response issue_token(const Services& services, const http::Request& request) {
  const auto read = read_token_request(request);
  if (const auto* problem = std::get_if<TokenError>(&read))
    return token_error(400, problem->error, problem->description);
  const auto& asked = std::get<TokenRequest>(read);
  const auto outcome = services.authenticator.verify(present_client(asked, request));
  if (!outcome.key) {
    http::Response answer = client_refusal_answer(outcome.refusal);
    if (outcome.refusal == domain::Refusal::unavailable) return answer;
    return count_refusal(services, request, std::move(answer));
  }
  http::Response response = exchange_key(services, request, *outcome.key, asked.scope);
  response.log_caller = outcome.key->key_id;
  response.log_account = outcome.key->scope.tenant_name();
  return response;
}

}  // namespace guardian::api
