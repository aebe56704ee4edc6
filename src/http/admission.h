#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>

#include "base/ip_address.h"

namespace guardian::http {

// Counts the open connections, in all and by address. Any thread.
class Admission {
 public:
  Admission(std::size_t limit, std::size_t limit_per_address) : limit_(limit), per_address_(limit_per_address) {}

  // False: over a limit, do not serve. `counted`: whether the limit by address applies to this address.
  [[nodiscard]] bool enter(const IpAddress& address, bool counted);
  void leave(const IpAddress& address, bool counted);
  // Returns when no connection is left or `patience` is over: how many are left.
  std::size_t wait_until_empty(std::chrono::milliseconds patience);

 private:
  const std::size_t limit_;
  const std::size_t per_address_;
  std::mutex mutex_;
  std::condition_variable empty_;
  std::size_t open_ = 0;
  std::map<IpAddress, std::size_t> by_address_;
};

}  // namespace guardian::http
