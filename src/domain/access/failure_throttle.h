#pragma once

#include <cstddef>
#include <memory>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/ip_address.h"

namespace guardian::domain {

// Counts refused keys per source (IPv4 address, IPv6 /64) in the last minute in a bounded table (the
// least recent goes). Beyond `kFree` a minute the answer closes the connection and is logged one in a
// hundred; it stays the same 403, and good keys of that source pass. Any thread.
class FailureThrottle {
 public:
  static constexpr int kFree = 30;
  explicit FailureThrottle(const Clock& clock, std::size_t capacity = 65'536);
  ~FailureThrottle();

  struct Verdict {
    bool close = false;
    bool log = true;
  };
  Verdict note(const IpAddress& source);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
