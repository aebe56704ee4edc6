#include "client/watch/stop_signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <mutex>

namespace guardian::client {

StopSignals::StopSignals() {
  sigset_t ours;
  ::sigemptyset(&ours);
  ::sigaddset(&ours, SIGINT);
  ::sigaddset(&ours, SIGTERM);
  signals_ = ::pthread_sigmask(SIG_BLOCK, &ours, nullptr) == 0 ? ::signalfd(-1, &ours, SFD_CLOEXEC) : -1;
  end_ = ::eventfd(0, EFD_CLOEXEC);
  if (signals_ < 0 || end_ < 0) std::abort();  // no descriptors at the very start
  listener_ = std::thread([this] {
    while (true) {
      std::array<pollfd, 2> both{{{signals_, POLLIN, 0}, {end_, POLLIN, 0}}};
      if (::poll(both.data(), both.size(), -1) < 0) continue;
      if (both[1].revents != 0) return;
      signalfd_siginfo got{};
      if (::read(signals_, &got, sizeof got) != sizeof got) continue;
      if (stop_.stop_requested()) ::_exit(128 + static_cast<int>(got.ssi_signo));
      stop_.request_stop();
    }
  });
}

StopSignals::~StopSignals() {
  const std::uint64_t one = 1;
  if (::write(end_, &one, sizeof one) != sizeof one) std::abort();
  listener_.join();
  ::close(signals_);
  ::close(end_);
}

bool StopSignals::wait(std::chrono::milliseconds duration) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  changed.wait_for(lock, stop_.get_token(), duration, [] { return false; });
  return !stop_.stop_requested();
}

bool PlainPause::wait(std::chrono::milliseconds duration) {
  std::this_thread::sleep_for(duration);
  return true;
}

}  // namespace guardian::client
