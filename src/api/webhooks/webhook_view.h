#pragma once

#include <optional>
#include <string>

#include "api/operation.h"
#include "api/parameters/body_fields.h"
#include "base/json_writer.h"
#include "domain/webhooks/webhook_service.h"

namespace guardian::api {

inline constexpr std::size_t kLongestWebhookId = 64;

// A webhook as an object. Never with its secret.
void write_webhook(JsonWriter& json, const domain::WebhookSubscription& subscription);
// {"ver":"4.0","webhook":{...}}
http::Response webhook_answer(const domain::WebhookSubscription& subscription);
// The same with "secret", and `no-store`.
http::Response webhook_answer_with_secret(const domain::WebhookWithSecret& made, unsigned status);

// `url`, `events`, `filter`, `description` and `enabled` of a body.
domain::WebhookChange read_webhook_change(BodyFields& body, Presence url);

// What the service refused; what it says of a member of the body is told as a validation problem.
http::Response webhook_refused(const Call& call, const Error& error);
// Present: webhooks are switched off in this installation.
std::optional<http::Response> webhooks_off(const Call& call);

}  // namespace guardian::api
