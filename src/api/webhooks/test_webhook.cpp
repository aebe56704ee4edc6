#include "api/parameters/json_body.h"
#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"

namespace guardian::api {

http::Response test_webhook(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto id = fields.text("webhookId", Presence::required, 1, kLongestWebhookId);
  if (!problems.none()) return problems.answer(call.request);

  const auto delivery = call.services.webhooks->test(call.scope, *id, call.request.request_id);
  if (!delivery) return webhook_refused(call, delivery.error());
  std::string out;
  JsonWriter(out).begin_object().member("ver", "4.0").member("deliveryId", *delivery).end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
