#include "api/webhooks/webhook_operations.h"
#include "api/webhooks/webhook_view.h"

namespace guardian::api {

http::Response list_webhooks(const Call& call) {
  if (auto off = webhooks_off(call)) return *std::move(off);
  const auto webhooks = call.services.webhooks->list(call.scope);
  if (!webhooks) return webhook_refused(call, webhooks.error());
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("ver", "4.0").key("webhooks").begin_array();
  for (const auto& one : *webhooks) write_webhook(json, one);
  json.end_array().member("total", webhooks->size()).end_object();
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
