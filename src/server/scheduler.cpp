#include "server/scheduler.h"

#include <algorithm>

namespace guardian::server {

Scheduler::Scheduler(std::vector<Job> jobs) {
  const auto now = std::chrono::steady_clock::now();
  for (auto& job : jobs) {
    const auto first = now + job.interval;
    planned_.push_back({std::move(job), first});
  }
  thread_ = std::thread([this] { work(); });
}

Scheduler::~Scheduler() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Scheduler::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_ && !planned_.empty()) {
    auto due = std::min_element(planned_.begin(), planned_.end(),
                                [](const Planned& a, const Planned& b) { return a.next < b.next; });
    if (wake_.wait_until(lock, due->next, [this] { return stopping_; })) return;
    lock.unlock();
    due->job.run();
    lock.lock();
    due->next = std::chrono::steady_clock::now() + due->job.interval;
  }
}

}  // namespace guardian::server
