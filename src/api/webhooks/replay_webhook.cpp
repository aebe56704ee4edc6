#include "api/parameters/json_body.h"
#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"

namespace guardian::api {

http::Response replay_webhook(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto id = fields.text("webhookId", Presence::required, 1, kLongestWebhookId);
  const auto delivery = fields.text("deliveryId", Presence::optional, 1, kLongestWebhookId);
  if (!problems.none()) return problems.answer(call.request);

  const auto begun = call.services.webhooks->replay(call.scope, *id, delivery.value_or(""), call.request.request_id);
  if (!begun) return webhook_refused(call, begun.error());
  std::string out;
  JsonWriter(out).begin_object().member("ver", "4.0").member("replayed", *begun).end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
