#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace guardian::http {

// What a Watch tells. Shared by its owner and the wait that is pending.
class Ready {
 public:
  virtual ~Ready() = default;
  // On the loop's thread. May come once more after the descriptor was closed.
  virtual void on_ready(bool for_write) = 0;
};

// One thread's reactor: the only place that knows Asio, so that no other file compiles it. `post` and
// `stop` may be called from any thread, all else from the thread that runs (or before it runs).
class IoLoop {
 public:
  IoLoop();
  ~IoLoop();
  IoLoop(const IoLoop&) = delete;
  IoLoop& operator=(const IoLoop&) = delete;

  void run();  // until `stop`
  void stop();
  void post(std::function<void()> work);
  // Calls `work` every `interval` until the loop ends. REQUIRES: called once, before `run`.
  void every(std::chrono::milliseconds interval, std::function<void()> work);

  // Owns a descriptor and waits for it. Must not outlive its loop.
  class Watch {
   public:
    Watch(IoLoop& loop, int descriptor);
    ~Watch();
    int descriptor() const;
    // At most one wait for reading and one for writing are pending; asking again while one is does nothing.
    void wait(bool for_write, std::shared_ptr<Ready> who);
    void close();

   private:
    struct Impl;
    std::shared_ptr<Impl> impl_;  // shared with pending waits, which end after the watch
  };

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace guardian::http
