#include "server/request_counts.h"

#include <chrono>

namespace guardian::server {

std::int64_t RequestCounts::second_now() const {
  return std::chrono::floor<std::chrono::seconds>(clock_.monotonic().time_since_epoch()).count();
}

void RequestCounts::observe(unsigned status) {
  const auto second = second_now();
  state_.with([&](State& state) {
    ++state.totals.requests;
    if (status >= 500) ++state.totals.server_errors;
    Slot& slot = state.slots[static_cast<std::size_t>(second) % kSeconds];
    if (slot.second != second) slot = {second, 0};
    ++slot.requests;
  });
}

RequestCounts::Totals RequestCounts::totals() const {
  const auto second = second_now();
  return state_.with([&](State& state) {
    Totals totals = state.totals;
    for (const Slot& slot : state.slots) {
      if (slot.second > second - static_cast<std::int64_t>(kSeconds)) totals.last_minute += slot.requests;
    }
    return totals;
  });
}

}  // namespace guardian::server
