#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace guardian::storage {

// Things lent to one thread at a time; the one returned last goes out first, because its caches are warm.
template <typename T>
class LeasePool {
 public:
  explicit LeasePool(std::vector<std::unique_ptr<T>> all) : free_(std::move(all)) {}

  // Gives itself back.
  class Lease {
   public:
    Lease(LeasePool& pool, std::unique_ptr<T> held) : pool_(&pool), held_(std::move(held)) {}
    Lease(Lease&& other) noexcept : pool_(other.pool_), held_(std::move(other.held_)) {}
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (held_ != nullptr) pool_->give_back(std::move(held_));
    }
    explicit operator bool() const { return held_ != nullptr; }
    T& operator*() const { return *held_; }
    T* operator->() const { return held_.get(); }

   private:
    LeasePool* pool_;
    std::unique_ptr<T> held_;
  };

  // Empty when none became free in time.
  Lease take(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, patience, [&] { return !free_.empty(); })) return Lease(*this, nullptr);
    auto held = std::move(free_.back());
    free_.pop_back();
    return Lease(*this, std::move(held));
  }

 private:
  void give_back(std::unique_ptr<T> held) {
    {
      const std::lock_guard lock(mutex_);
      free_.push_back(std::move(held));
    }
    returned_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<T>> free_;
};

}  // namespace guardian::storage
