#include "api/parameters/json_body.h"
#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"

namespace guardian::api {

http::Response create_webhook(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto wanted = read_webhook_change(fields, Presence::required);
  if (!problems.none()) return problems.answer(call.request);

  const auto made = call.services.webhooks->create(call.scope, wanted, call.request.request_id);
  return made ? webhook_answer_with_secret(*made, 201) : webhook_refused(call, made.error());
}

}  // namespace guardian::api
