#include "http/lane.h"

#include <algorithm>
#include <limits>

// Waking a thread costs more than a small answer. So only one sleeper is called at a time; it calls the
// next one if it finds more work than its own. A burst of quick tasks is then served by one worker with
// one wake-up, while slow tasks still spread over all of them.
namespace guardian::http {

LanePool::LanePool(std::size_t threads, std::size_t queue_limit, std::size_t open_limit)
    : queue_limit_(queue_limit), open_limit_(std::min(open_limit, queue_limit)) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

bool LanePool::submit(std::shared_ptr<LaneTask> task, bool admitted) {
  return add(task, admitted ? queue_limit_ : open_limit_);
}

bool LanePool::submit_continuation(std::shared_ptr<LaneTask> task) {
  return add(task, std::numeric_limits<std::size_t>::max());
}

bool LanePool::add(std::shared_ptr<LaneTask>& task, std::size_t limit) {
  bool call = false;
  {
    std::lock_guard lock(mutex_);
    // A worker that is free takes a task without its having waited.
    if (stopped_ || (queue_.size() >= limit && queue_.size() - limit >= asleep_)) return false;
    queue_.push_back(std::move(task));
    call = asleep_ > 0 && !waking_;
    waking_ = waking_ || call;
  }
  if (call) wake_.notify_one();
  return true;
}

void LanePool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    while (queue_.empty() && !stopped_) {
      ++asleep_;
      wake_.wait(lock);
      --asleep_;
      waking_ = false;  // even when another has done the work: the next task must call again
    }
    if (stopped_) return;
    auto task = std::move(queue_.front());
    queue_.pop_front();
    const bool call = !queue_.empty() && asleep_ > 0 && !waking_;
    if (call) waking_ = true;
    lock.unlock();
    if (call) wake_.notify_one();
    task->run_on_lane();
    task.reset();
    lock.lock();
  }
}

void LanePool::stop() {
  std::deque<std::shared_ptr<LaneTask>> dropped;
  {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    dropped.swap(queue_);
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

}  // namespace guardian::http
