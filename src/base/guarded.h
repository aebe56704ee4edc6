#pragma once

#include <mutex>
#include <utility>

namespace guardian {

// Data that lives inside its lock: the only way in is `with`, which holds the mutex for the call.
//   Guarded<Table> table;  table.with([&](Table& t) { t.insert(x); });
template <typename T>
class Guarded {
 public:
  template <typename... Args>
  explicit Guarded(Args&&... args) : value_(std::forward<Args>(args)...) {}

  template <typename F>
  decltype(auto) with(F&& use) {
    std::lock_guard lock(mutex_);
    return std::forward<F>(use)(value_);
  }
  template <typename F>
  decltype(auto) with(F&& use) const {
    std::lock_guard lock(mutex_);
    return std::forward<F>(use)(value_);
  }

 private:
  mutable std::mutex mutex_;
  T value_;
};

}  // namespace guardian
