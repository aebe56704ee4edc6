#include "api/parameters/choice.h"
#include "api/parameters/paging.h"
#include "api/parameters/text_parameter.h"
#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"
#include "base/time_format.h"

namespace guardian::api {
namespace {

using domain::DeliveryState;
constexpr Choice<DeliveryState> kDeliveryStates[] = {
    {"pending", DeliveryState::pending}, {"delivered", DeliveryState::delivered}, {"dead", DeliveryState::dead}};
constexpr PagingRules kDeliveryPaging{.page = 100, .maximum = 1000, .clamp = false};

void write_delivery(JsonWriter& json, const domain::WebhookDelivery& delivery) {
  json.begin_object()
      .member("deliveryId", delivery.id)
      .member("eventId", delivery.event_id)
      .member("type", delivery.type)
      .member("state", to_string(delivery.state))
      .member("attempts", delivery.attempts)
      .member("createdAt", format_time(delivery.created_at));
  json.key("nextAttemptAt");
  if (delivery.state == DeliveryState::pending) {
    json.value(format_time(delivery.next_attempt_at));
  } else {
    json.null();
  }
  json.key("lastAttemptAt");
  if (delivery.last_attempt_at) {
    json.value(format_time(*delivery.last_attempt_at));
  } else {
    json.null();
  }
  json.member("lastStatus", delivery.last_status)
      .member("lastError", delivery.last_error)
      .member("lastDurationMs", delivery.last_duration.count())
      .end_object();
}

}  // namespace

http::Response list_webhook_deliveries(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  InputProblems problems;
  domain::DeliveryQuery query;
  query.subscription_id = required_text_parameter(call.request, "webhookId", kLongestWebhookId, problems);
  query.state = read_choice<DeliveryState>(call.request, "state", kDeliveryStates, problems);
  const auto paging = read_paging(call.request, kDeliveryPaging, problems);
  if (!problems.none()) return problems.answer(call.request);
  query.offset = paging.offset;
  query.limit = paging.limit;

  const auto deliveries = call.services.webhooks->list_deliveries(call.scope, query);
  if (!deliveries) return webhook_refused(call, deliveries.error());
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("ver", "4.0").key("deliveries").begin_array();
  for (const auto& one : *deliveries) write_delivery(json, one);
  json.end_array().member("total", deliveries->size()).end_object();
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
