#include "http/admission.h"

namespace guardian::http {

bool Admission::enter(const IpAddress& address, bool counted) {
  std::lock_guard lock(mutex_);
  if (open_ >= limit_) return false;
  if (counted) {
    std::size_t& here = by_address_[address];
    if (here >= per_address_) return false;
    ++here;
  }
  ++open_;
  return true;
}

void Admission::leave(const IpAddress& address, bool counted) {
  std::lock_guard lock(mutex_);
  if (counted) {
    const auto here = by_address_.find(address);
    if (--here->second == 0) by_address_.erase(here);
  }
  if (--open_ == 0) empty_.notify_all();
}

std::size_t Admission::wait_until_empty(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  empty_.wait_for(lock, patience, [this] { return open_ == 0; });
  return open_;
}

}  // namespace guardian::http
