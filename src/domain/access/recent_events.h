#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/clock.h"
#include "base/ip_address.h"

namespace guardian::domain {

// Counts events per source (an IPv4 address, an IPv6 /64) over a rolling window, exactly up to `limit`,
// in a bounded table from which the least recent source goes. Any thread.
class RecentEvents {
 public:
  RecentEvents(const Clock& clock, std::size_t limit, Monotonic::duration window, std::size_t capacity);
  ~RecentEvents();

  // Notes one. 0: within the limit; else how many in a row were above it.
  std::uint64_t note(const IpAddress& source);
  // How long until one more would be within the limit; zero: it would be now.
  Monotonic::duration wait(const IpAddress& source) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
