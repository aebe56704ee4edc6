#pragma once

#include <chrono>

namespace guardian {

// A moment in UTC with the precision of storage and wire: milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Monotonic = std::chrono::steady_clock::time_point;

// Where all code gets the time from. Any thread may call it.
class Clock {
 public:
  virtual ~Clock() = default;
  // Wall clock; may step. For what people and other machines read: expiry, records.
  virtual Instant now() const = 0;
  // Never steps. For limits, timeouts, ages.
  virtual Monotonic monotonic() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
  Monotonic monotonic() const override { return std::chrono::steady_clock::now(); }
};

}  // namespace guardian
