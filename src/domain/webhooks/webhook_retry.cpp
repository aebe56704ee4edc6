#include "domain/webhooks/webhook_retry.h"

#include <algorithm>
#include <cmath>

namespace guardian::domain {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstRetry{5'000};
constexpr milliseconds kLongestRetry{3'600'000};
constexpr milliseconds kShortestRetry{500};
constexpr milliseconds kFirstPause{1'000};
constexpr milliseconds kLongestPause{60'000};

// `first` doubled so often, at most `most`.
milliseconds doubled(milliseconds first, int times, milliseconds most) {
  const int steps = std::clamp(times, 0, 30);
  return std::min(milliseconds(first.count() << steps), most);
}

milliseconds asked_for(std::optional<std::chrono::seconds> retry_after) {
  if (!retry_after) return milliseconds(0);
  return std::clamp<milliseconds>(*retry_after, milliseconds(0), kLongestRetryAfter);
}

}  // namespace

WebhookVerdict judge(const WebhookAnswer& answer) {
  if (answer.status >= 200 && answer.status < 300) return WebhookVerdict::delivered;
  return answer.status == 410 ? WebhookVerdict::gone : WebhookVerdict::retry;
}

std::optional<Instant> next_attempt(Instant queued_at, Instant now, int attempts,
                                    std::optional<std::chrono::seconds> retry_after, double chance) {
  const Instant last = queued_at + kWebhookTriedFor;
  if (now >= last) return std::nullopt;
  const auto within = doubled(kFirstRetry, attempts - 1, kLongestRetry);
  const auto drawn = milliseconds(std::llround(static_cast<double>(within.count()) * std::clamp(chance, 0.0, 1.0)));
  const auto wait = std::max({drawn, kShortestRetry, asked_for(retry_after)});
  return std::min<Instant>(now + wait, last);
}

milliseconds pause_after(int failures, std::optional<std::chrono::seconds> retry_after) {
  if (failures <= 0) return milliseconds(0);
  return std::max(doubled(kFirstPause, failures - 1, kLongestPause), asked_for(retry_after));
}

}  // namespace guardian::domain
