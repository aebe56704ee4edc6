#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "base/clock.h"

namespace guardian::server {

// The system's clocks, both moved by the same span. Test builds only. Any thread.
class ShiftableClock final : public Clock {
 public:
  Instant now() const override { return system_.now() + offset(); }
  Monotonic monotonic() const override { return system_.monotonic() + offset(); }
  void shift(std::chrono::seconds by) { offset_ += std::chrono::milliseconds(by).count(); }

 private:
  std::chrono::milliseconds offset() const { return std::chrono::milliseconds(offset_.load()); }
  SystemClock system_;
  std::atomic<std::int64_t> offset_{0};
};

}  // namespace guardian::server
