#include "api/webhooks/webhook_view.h"

#include <utility>

#include "base/time_format.h"
#include "domain/filters/filter_parser.h"
#include "domain/webhooks/webhook_events.h"

namespace guardian::api {
namespace {

constexpr std::size_t kLongestEventName = 64;

void write_time_or_null(JsonWriter& json, std::string_view name, const std::optional<Instant>& time) {
  json.key(name);
  if (time) {
    json.value(format_time(*time));
  } else {
    json.null();
  }
}

}  // namespace

void write_webhook(JsonWriter& json, const domain::WebhookSubscription& subscription) {
  json.begin_object().member("webhookId", subscription.id).member("url", subscription.url).key("events").begin_array();
  for (const auto& type : subscription.events) json.value(type);
  json.end_array()
      .member("filter", subscription.filter)
      .member("description", subscription.description)
      .member("enabled", subscription.enabled())
      .member("disabledReason", to_string(subscription.stop))
      .member("createdBy", subscription.created_by)
      .member("createdAt", format_time(subscription.created_at))
      .member("updatedAt", format_time(subscription.updated_at));
  write_time_or_null(json, "previousSecretUntil", subscription.previous_until);
  json.member("failures", subscription.failures);
  write_time_or_null(json, "failingSince", subscription.failing_since);
  json.end_object();
}

http::Response webhook_answer(const domain::WebhookSubscription& subscription) {
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("ver", "4.0").key("webhook");
  write_webhook(json, subscription);
  json.end_object();
  return http::Response::json(200, std::move(body));
}

http::Response webhook_answer_with_secret(const domain::WebhookWithSecret& made, unsigned status) {
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("ver", "4.0").key("webhook");
  write_webhook(json, made.subscription);
  json.member("secret", made.secret.reveal()).end_object();
  http::Response response = http::Response::json(status, std::move(body));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

domain::WebhookChange read_webhook_change(BodyFields& body, Presence url) {
  domain::WebhookChange change;
  change.url = body.text("url", url, 1, domain::kLongestWebhookUrl);
  change.events = body.texts("events", Presence::optional, 0, domain::webhook_event::kEvery.size(), kLongestEventName);
  change.filter = body.text("filter", Presence::optional, 0, domain::kMaxFilterBytes);
  change.description = body.text("description", Presence::optional, 0, domain::kLongestWebhookDescription);
  change.enabled = body.boolean("enabled", Presence::optional);
  return change;
}

http::Response webhook_refused(const Call& call, const Error& error) {
  if (error.code != ErrorCode::invalid_argument || error.type.empty()) return http::error_response(call.request, error);
  InputProblems problems;
  problems.in_body(error.type, error.client_text);
  return problems.answer(call.request);
}

std::optional<http::Response> webhooks_off(const Call& call) {
  if (call.services.webhooks) return std::nullopt;
  return http::error_response(call.request, Error::unavailable("Webhooks are switched off in this installation"));
}

}  // namespace guardian::api
