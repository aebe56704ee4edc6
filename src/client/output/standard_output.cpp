#include "client/output/standard_output.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace guardian::client {
namespace {

Error write_failure(int number) {
  if (number == EPIPE) {
    std::signal(SIGPIPE, SIG_DFL);
    sigset_t pipe;
    ::sigemptyset(&pipe);
    ::sigaddset(&pipe, SIGPIPE);
    ::sigprocmask(SIG_UNBLOCK, &pipe, nullptr);
    std::raise(SIGPIPE);
  }
  return {number == ENOSPC ? ErrorCode::storage_full : ErrorCode::unavailable,
          fmt::format("cannot write the output: {}", std::strerror(number)),
          {},
          {}};
}

}  // namespace

Result<void> StandardOutput::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) return write_failure(errno);
  return {};
}

Result<void> StandardOutput::flush() {
  if (std::fflush(stdout) != 0) return write_failure(errno);
  return {};
}

void StandardOutput::note(std::string_view line) {
  std::fputs(fmt::format("iot-guardian: {}\n", line).c_str(), stderr);
}

bool StandardOutput::is_terminal() const { return ::isatty(STDOUT_FILENO) == 1; }

std::size_t StandardOutput::width() const {
  winsize size{};
  if (!is_terminal() || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col == 0 ? 80 : size.ws_col;
}

}  // namespace guardian::client
