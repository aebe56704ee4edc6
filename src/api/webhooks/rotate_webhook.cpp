#include "api/parameters/json_body.h"
#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"

namespace guardian::api {
namespace {

constexpr std::int64_t kUsualOverlapHours = 24;

}  // namespace

http::Response rotate_webhook(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  const auto id = fields.text("webhookId", Presence::required, 1, kLongestWebhookId);
  const auto hours = fields.integer("overlapHours", Presence::optional, 0, domain::kMostWebhookOverlap.count());
  if (!problems.none()) return problems.answer(call.request);

  const auto rotated = call.services.webhooks->rotate(
      call.scope, *id, std::chrono::hours(hours.value_or(kUsualOverlapHours)), call.request.request_id);
  return rotated ? webhook_answer_with_secret(*rotated, 200) : webhook_refused(call, rotated.error());
}

}  // namespace guardian::api
