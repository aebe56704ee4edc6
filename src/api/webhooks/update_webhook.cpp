#include "api/parameters/json_body.h"
#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"

namespace guardian::api {

http::Response update_webhook(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto id = fields.text("webhookId", Presence::required, 1, kLongestWebhookId);
  const auto change = read_webhook_change(fields, Presence::optional);
  if (!problems.none()) return problems.answer(call.request);

  const auto changed = call.services.webhooks->update(call.scope, *id, change, call.request.request_id);
  return changed ? webhook_answer(*changed) : webhook_refused(call, changed.error());
}

}  // namespace guardian::api
