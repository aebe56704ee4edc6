#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace guardian::domain {

// At most `limit` accepted calls in any rolling 60.000 s, exactly, per (tenant, operation): a log of
// the accepted instants on the monotonic clock. Refused calls are not in the log. Memory follows the
// calls of the last minute: a log grows on demand and is freed when idle. Limits above 10,000 use
// 100 ms buckets (never more than the limit, may refuse up to 100 ms early). Any thread.
class RateLimiter {
 public:
  static constexpr int kUnlimited = -1;
  explicit RateLimiter(const Clock& clock);
  ~RateLimiter();

  struct Verdict {
    bool accepted = true;
    int limit = 0;
    int remaining = 0;                              // after this call
    std::chrono::milliseconds reset{0};             // until a slot frees (0 when all are free)
    std::chrono::milliseconds retry_after{0};       // refused: until a call will pass; never early
  };
  Verdict take(std::string_view tenant_id, std::string_view operation, int limit);
  // The same figures without taking a slot.
  Verdict peek(std::string_view tenant_id, std::string_view operation, int limit) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
