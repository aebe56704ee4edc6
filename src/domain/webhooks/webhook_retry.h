#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/clock.h"

namespace guardian::domain {

// What came of one call.
struct WebhookAnswer {
  int status = 0;                                   // of HTTP; 0: no answer
  std::string failure;                              // without an answer: "timeout", "address_refused", ...
  std::optional<std::chrono::seconds> retry_after;  // as the receiver asks
  std::chrono::milliseconds elapsed{};
};

enum class WebhookVerdict {
  delivered,  // 2xx
  retry,      // anything else; redirects are not followed
  gone,       // 410: the receiver wants no more calls
};
WebhookVerdict judge(const WebhookAnswer& answer);

// How long a delivery is tried, and a receiver that never succeeds is called.
inline constexpr std::chrono::hours kWebhookTriedFor{24};
inline constexpr int kWebhookFailingDays = 5;
inline constexpr std::chrono::hours kLongestRetryAfter{1};

// When a delivery that failed now is tried again; nothing: it is dead. Exponential back-off with full jitter: somewhere
// within 5 s after the first attempt, 10 s, 20 s and so on up to an hour; not before what the receiver asked for. The
// last attempt is made kWebhookTriedFor after it was queued, or later when it could not be made before.
// `attempts` made so far, at least 1; `chance` in 0..1.
std::optional<Instant> next_attempt(Instant queued_at, Instant now, int attempts,
                                    std::optional<std::chrono::seconds> retry_after, double chance);

// How long a receiver is left alone after `failures` calls failed in a row: 1 s, 2 s, 4 s ... a minute. So a dead
// receiver with a thousand deliveries is called about once a minute.
std::chrono::milliseconds pause_after(int failures, std::optional<std::chrono::seconds> retry_after);

}  // namespace guardian::domain
