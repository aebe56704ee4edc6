#pragma once

#include <stop_token>
#include <thread>

#include "client/call/pause.h"

namespace guardian::client {

// SIGINT and SIGTERM as a request to stop: waits end at once, a running call within about a second. A second signal
// ends the process where it stands; what is written is written whole in any case. Make it before any other thread.
class StopSignals final : public Pause {
 public:
  StopSignals();
  ~StopSignals() override;
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  std::stop_token token() const { return stop_.get_token(); }
  bool wait(std::chrono::milliseconds duration) override;

 private:
  std::stop_source stop_;
  int signals_ = -1;
  int end_ = -1;  // an eventfd by which the destructor ends the thread
  std::thread listener_;
};

// For commands that may be ended by their signal as any program.
class PlainPause final : public Pause {
 public:
  bool wait(std::chrono::milliseconds duration) override;
};

}  // namespace guardian::client
