#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace guardian::server {

// Runs small jobs again and again on one thread of its own, one at a time. A job that takes longer than
// its interval is not made up for: the next run is an interval after its end. Jobs must not throw.
class Scheduler {
 public:
  struct Job {
    std::string name;
    std::chrono::milliseconds interval;
    std::function<void()> run;
  };
  explicit Scheduler(std::vector<Job> jobs);
  // Waits for the job that is running.
  ~Scheduler();

 private:
  void work();
  struct Planned {
    Job job;
    std::chrono::steady_clock::time_point next;
  };
  std::vector<Planned> planned_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace guardian::server
