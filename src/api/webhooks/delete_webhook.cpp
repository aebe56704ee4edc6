#include "api/parameters/text_parameter.h"
#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"

namespace guardian::api {

http::Response delete_webhook(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  InputProblems problems;
  const auto id = required_text_parameter(call.request, "webhookId", kLongestWebhookId, problems);
  if (!problems.none()) return problems.answer(call.request);
  const auto removed = call.services.webhooks->remove(call.scope, id, call.request.request_id);
  if (!removed) return webhook_refused(call, removed.error());
  return http::Response::json(200, R"({"ver":"4.0","success":"yes"})");
}

}  // namespace guardian::api
