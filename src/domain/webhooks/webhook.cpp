#include "domain/webhooks/webhook.h"

#include <cstdlib>

namespace guardian::domain {

std::string_view to_string(WebhookStop stop) {
  switch (stop) {
    case WebhookStop::none:
      return "";
    case WebhookStop::asked:
      return "asked";
    case WebhookStop::gone:
      return "gone";
    case WebhookStop::failing:
      return "failing";
    case WebhookStop::backlog:
      return "backlog";
  }
  std::abort();
}

std::string_view to_string(DeliveryState state) {
  switch (state) {
    case DeliveryState::pending:
      return "pending";
    case DeliveryState::delivered:
      return "delivered";
    case DeliveryState::dead:
      return "dead";
  }
  std::abort();
}

std::optional<DeliveryState> parse_delivery_state(std::string_view text) {
  for (const auto state : {DeliveryState::pending, DeliveryState::delivered, DeliveryState::dead}) {
    if (text == to_string(state)) return state;
  }
  return std::nullopt;
}

}  // namespace guardian::domain
