#include "domain/webhooks/webhook_turns.h"

#include <algorithm>
#include <utility>

namespace guardian::domain {

void WebhookTurns::offer(std::vector<WebhookPlace> places) { offered_ = std::move(places); }

// One worker is kept for tenants that have none: two tenants with slow receivers must not have them all.
bool WebhookTurns::last_is_free() const { return running_.size() + 1 < 2 * half_; }

std::optional<WebhookPlace> WebhookTurns::take() {
  const auto next = std::find_if(offered_.begin(), offered_.end(), [&](const WebhookPlace& place) {
    const auto busy = of_tenant_.find(place.tenant_id);
    return !running_.contains(place.subscription_id) && (place.failures == 0 || failing_ < half_) &&
           (busy == of_tenant_.end() || (busy->second < half_ && last_is_free()));
  });
  if (next == offered_.end()) return std::nullopt;
  WebhookPlace place = std::move(*next);
  offered_.erase(next);
  running_.insert(place.subscription_id);
  ++of_tenant_[place.tenant_id];
  if (place.failures > 0) ++failing_;
  return place;
}

void WebhookTurns::end(const WebhookPlace& place) {
  running_.erase(place.subscription_id);
  if (--of_tenant_[place.tenant_id] == 0) of_tenant_.erase(place.tenant_id);
  if (place.failures > 0) --failing_;
}

}  // namespace guardian::domain
