#pragma once

#include <atomic>
#include <chrono>

#include "base/clock.h"

namespace guardian {

// Time that moves only when told. Any thread.
class FakeClock final : public Clock {
 public:
  // 2026-01-01T00:00:00Z, and a monotonic clock that began long before.
  Instant now() const override { return Instant(std::chrono::milliseconds(wall_.load())); }
  Monotonic monotonic() const override { return Monotonic(Monotonic::duration(monotonic_.load())); }

  // Both clocks go on.
  template <typename Duration>
  void advance(Duration by) {
    wall_ += std::chrono::duration_cast<std::chrono::milliseconds>(by).count();
    monotonic_ += std::chrono::duration_cast<Monotonic::duration>(by).count();
  }
  // The wall clock alone is set, as an operator or NTP does.
  void set_wall(Instant instant) { wall_ = instant.time_since_epoch().count(); }

 private:
  std::atomic<std::int64_t> wall_{1'767'225'600'000};
  std::atomic<std::int64_t> monotonic_{
      std::chrono::duration_cast<Monotonic::duration>(std::chrono::hours(1000)).count()};
};

}  // namespace guardian
