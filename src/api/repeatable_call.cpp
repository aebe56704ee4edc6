#include "api/repeatable_call.h"

#include <string>
#include <utility>
#include <variant>

#include "api/conditional_change.h"
#include "base/encoding.h"
#include "base/hmac.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "domain/idempotency/claimed_database.h"
#include "domain/idempotency/idempotency_key.h"
#include "domain/idempotency/repeatable_calls.h"
#include "http/field.h"

namespace guardian::api {
namespace {

using domain::RepeatableCalls;

constexpr std::string_view kField = "Idempotency-Key";
constexpr std::string_view kInUse = "idempotency-key-in-use";
constexpr std::string_view kAnswerLost = "answer-lost";
constexpr std::string_view kSecretShown = "secret-shown-once";

// Lengths in front, so that no two requests give the same bytes.
void append_part(std::string& bytes, std::string_view part) {
  bytes.append(std::to_string(part.size())).append(":").append(part);
}

std::string payload_digest(const http::Request& request) {
  std::string bytes;
  append_part(bytes, http::to_string(request.method));
  append_part(bytes, request.path);
  for (const auto& parameter : request.query) {
    if (parameter.name == "key_id" || parameter.name == "access_key") continue;  // the caller is known otherwise
    append_part(bytes, parameter.name);
    append_part(bytes, parameter.value);
  }
  bytes += '\n';
  append_part(bytes, request.headers.find("Content-Type").value_or(""));
  for (const auto& [name, value] : request.headers.all()) {
    if (http::same_ignoring_case(name, "If-Match")) append_part(bytes, value);  // after another tag it is another call
  }
  append_part(bytes, request.body);
  return to_hex(sha256(bytes));
}

http::Response conflict(const http::Request& request, std::string_view type, std::string text) {
  return http::error_response(request, Error::conflict(std::move(text), std::string(type)));
}

http::Response in_flight(const http::Request& request) {
  auto response = conflict(request, kInUse, "The call with this Idempotency-Key is under way; ask again");
  response.headers.set("Retry-After", "1");
  return response;
}

http::Response answer_lost(const http::Request& request) {
  return conflict(request, kAnswerLost,
                  "The call with this Idempotency-Key was carried out, and its answer is lost: read what is stored");
}

// The same status with a text in place of the body that was too large to keep.
http::Response without_body(const domain::KeptAnswer& kept) {
  std::string body;
  JsonWriter(body)
      .begin_object()
      .member("code", kept.status)
      .member("msg", "The call was carried out before; its answer was too large to be kept")
      .end_object();
  return http::Response::json(static_cast<unsigned>(kept.status), std::move(body));
}

http::Response replay(const http::Request& request, const domain::KeptAnswer& kept) {
  if (kept.withheld == domain::Withheld::secret) {
    return conflict(request, kSecretShown,
                    "The call with this Idempotency-Key was carried out, and its secret cannot be shown again: if it "
                    "did not arrive, rotate it");
  }
  http::Response response;
  if (kept.withheld == domain::Withheld::size) {
    response = without_body(kept);
  } else {
    response.status = static_cast<unsigned>(kept.status);
    if (!kept.content_type.empty()) response.headers.set("Content-Type", kept.content_type);
    response.body = kept.body;
  }
  response.headers.set("Idempotency-Replayed", "true");
  return response;
}

// A body that was to be streamed is read whole: its source may use what ends with the call. False: it failed.
bool make_whole(http::Response& response) {
  if (auto* source = std::get_if<http::BodySource>(&response.body); source != nullptr && *source != nullptr) {
    std::string whole;
    for (auto piece = (*source)();; piece = (*source)()) {
      if (!piece) return false;
      if (piece->empty()) break;
      whole += *piece;
    }
    response.body = std::move(whole);
  }
  return true;
}

std::string_view text_of(const http::Response& response) {
  if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&response.body)) {
    return *shared ? std::string_view(**shared) : std::string_view();
  }
  if (const auto* fixed = std::get_if<http::StaticBody>(&response.body)) return fixed->bytes;
  return {};
}

domain::KeptAnswer kept_answer(const Operation& operation, const http::Response& response) {
  domain::KeptAnswer kept;
  kept.status = static_cast<int>(response.status);
  kept.content_type = response.headers.find("Content-Type").value_or("");
  const std::string_view body = text_of(response);
  if (operation.secret_response == SecretResponse::yes && response.status < 400) {
    kept.withheld = domain::Withheld::secret;
  } else if (body.size() > RepeatableCalls::kLargestBody || !is_valid_utf8(body) || body.find('\0') != body.npos) {
    kept.withheld = domain::Withheld::size;
  } else {
    kept.body = body;
  }
  return kept;
}

http::Response run_claimed(const Operation& operation, const Call& call, RepeatableCalls& calls,
                           const domain::CallName& name, const RepeatableCalls::Claim& claim) {
  domain::ClaimedDatabase database(call.services.database, call.scope, name, claim.id);
  const Services services = call.services.over(database);
  http::Response response = run_change(operation, Call{services, call.request, call.scope, call.mount, call.key});
  if (!make_whole(response)) response = http::error_response(call.request, Error::internal("a body source failed"));
  // What is lost here is told to a repetition as lost; the call itself stands and is answered.
  if (auto finished = calls.finish(call.scope, name, claim, kept_answer(operation, response)); !finished) {
    log_warning(
        "answer_not_kept",
        {{"route", operation.name}, {"request_id", call.request.request_id}, {"cause", finished.error().log_text}});
  }
  return response;
}

}  // namespace

bool takes_idempotency_key(http::Method method) { return method == http::Method::post || method == http::Method::put; }

http::Response run_operation(const Operation& operation, const Call& call) {
  const auto count = call.request.headers.count(kField);
  if (count == 0 || !takes_idempotency_key(operation.method)) return run_change(operation, call);
  if (count > 1) return http::error_response(call.request, Error::invalid("Bad Request: Idempotency-Key stands twice"));
  auto key = domain::parse_idempotency_key(*call.request.headers.find(kField));
  if (!key) return http::error_response(call.request, key.error());

  const domain::CallName name{call.scope.actor().name, std::string(operation.name), std::move(*key)};
  RepeatableCalls calls(call.services.database, call.services.clock);
  const auto outcome = calls.claim(call.scope, name, payload_digest(call.request));
  if (!outcome) return http::error_response(call.request, outcome.error());
  if (const auto* claim = std::get_if<RepeatableCalls::Claim>(&*outcome)) {
    return run_claimed(operation, call, calls, name, *claim);
  }
  if (std::holds_alternative<RepeatableCalls::InFlight>(*outcome)) return in_flight(call.request);
  if (std::holds_alternative<RepeatableCalls::AnswerLost>(*outcome)) return answer_lost(call.request);
  return replay(call.request, std::get<domain::KeptAnswer>(*outcome));
}

}  // namespace guardian::api
