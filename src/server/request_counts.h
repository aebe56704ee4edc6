#pragma once

#include <array>
#include <cstdint>

#include "base/clock.h"
#include "base/guarded.h"

namespace guardian::server {

// Answers of the main listener since the start, and in the last 60 whole seconds. Any thread.
class RequestCounts {
 public:
  explicit RequestCounts(const Clock& clock) : clock_(clock) {}

  struct Totals {
    std::uint64_t requests = 0;
    std::uint64_t server_errors = 0;  // 5xx
    std::uint64_t last_minute = 0;
  };

  void observe(unsigned status);
  Totals totals() const;

 private:
  static constexpr std::size_t kSeconds = 60;
  struct Slot {
    std::int64_t second = -1;  // of the monotonic clock; whose requests these are
    std::uint64_t requests = 0;
  };
  struct State {
    Totals totals;
    std::array<Slot, kSeconds> slots;
  };
  std::int64_t second_now() const;

  const Clock& clock_;
  mutable Guarded<State> state_;
};

}  // namespace guardian::server
