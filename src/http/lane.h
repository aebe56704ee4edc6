#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace guardian::http {

// Work for a lane. Shared by whoever submitted it and the lane that runs it.
class LaneTask {
 public:
  virtual ~LaneTask() = default;
  // On a worker thread, once per submit. Must not throw.
  virtual void run_on_lane() = 0;
};

// A bounded pool of threads with one queue. Any thread may call `submit`.
class LanePool {
 public:
  // `open_limit`: how many of the waiting may be calls that nobody admitted (Route::admit).
  LanePool(std::size_t threads, std::size_t queue_limit, std::size_t open_limit);
  ~LanePool() { stop(); }

  // False when its limit of tasks wait already, or the pool has stopped; the task is then not run.
  [[nodiscard]] bool submit(std::shared_ptr<LaneTask> task, bool admitted);
  // For the next step of something under way, whose number is bounded elsewhere: passes the limit.
  // False only when the pool has stopped.
  [[nodiscard]] bool submit_continuation(std::shared_ptr<LaneTask> task);

  // Drops what waits and returns when the tasks that run have ended. Once more: nothing.
  void stop();

 private:
  bool add(std::shared_ptr<LaneTask>& task, std::size_t limit);
  void work();

  const std::size_t queue_limit_;
  const std::size_t open_limit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<LaneTask>> queue_;
  std::size_t asleep_ = 0;
  bool waking_ = false;  // one sleeper has been called and has not come yet
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace guardian::http
