#include "server/terminal_io.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "admin/arguments.h"
#include "base/file.h"
#include "base/random.h"

namespace guardian::server {
namespace {

Error usage(std::string text) { return Error{ErrorCode::invalid_argument, std::move(text), {}, "usage"}; }

// One line from the terminal with echo off, restored however this ends.
Secret read_line_without_echo(std::string_view prompt) {
  termios before{};
  ::tcgetattr(STDIN_FILENO, &before);
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &silent);
  // Only now: who answers a prompt at once must find the echo off and lose nothing.
  std::fputs(fmt::format("{}: ", prompt).c_str(), stderr);
  std::string line;
  line.reserve(4096);  // no copies left behind by growth
  char c = 0;
  while (line.size() < 4096 && ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n') line += c;
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
  std::fputs("\n", stderr);
  return Secret(std::move(line));
}

}  // namespace

TerminalIo::~TerminalIo() {
  std::error_code ignored;
  if (!partial_.empty()) std::filesystem::remove(partial_, ignored);
}

void TerminalIo::write(std::string_view text) {
  if (drew_progress_) std::fputs("\r\033[K", stderr);
  drew_progress_ = false;
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void TerminalIo::note(std::string_view line) {
  if (drew_progress_) std::fputs("\r\033[K", stderr);
  drew_progress_ = false;
  std::fputs(fmt::format("{}\n", line).c_str(), stderr);
}

void TerminalIo::progress(std::string_view phase, std::int64_t done, std::int64_t total) {
  if (::isatty(STDERR_FILENO) != 1) return;
  std::fputs(
      (total > 0 ? fmt::format("\r\033[K{} {} of {}", phase, done, total) : fmt::format("\r\033[K{} {}", phase, done))
          .c_str(),
      stderr);
  drew_progress_ = true;
}

Result<bool> TerminalIo::confirm(std::string_view question) {
  if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDERR_FILENO) != 1)
    return usage("This asks for confirmation and there is no terminal to ask on: give --yes");
  std::fputs(fmt::format("{} [y/N] ", question).c_str(), stderr);
  char answer[16] = {};
  if (std::fgets(answer, sizeof answer, stdin) == nullptr) return false;
  return answer[0] == 'y' || answer[0] == 'Y';
}

int TerminalIo::descriptor(std::string_view name) const {
  const auto found = descriptors_.find(name);
  return found == descriptors_.end() ? -1 : found->second.get();
}

Result<void> TerminalIo::open_input(const std::string& path) {
  admin::Descriptor file(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return Error::not_found(fmt::format("{} cannot be read: {}", path, std::strerror(errno)));
  descriptors_["input"] = std::move(file);
  return {};
}

Result<void> TerminalIo::open_output(const std::string& path) {
  std::error_code failed;
  output_ = std::filesystem::absolute(path, failed).lexically_normal();
  if (std::filesystem::exists(std::filesystem::symlink_status(output_, failed)))
    return Error::conflict(fmt::format("{} exists already; give a new name", path));
  partial_ = output_.string() + "." + random_hex(4) + ".partial";
  admin::Descriptor file(::open(partial_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file) {
    const std::string why = std::strerror(errno);
    partial_.clear();
    return Error::conflict(fmt::format("{} cannot be made: {}", path, why));
  }
  descriptors_["output"] = std::move(file);
  return {};
}

Result<void> TerminalIo::keep_output() {
  if (partial_.empty()) return {};
  if (::fsync(descriptor("output")) != 0)
    return Error{ErrorCode::storage_full, fmt::format("{} cannot be written", output_.string()), {}, {}};
  // Not rename: a file that came to that name meanwhile stays.
  if (::link(partial_.c_str(), output_.c_str()) != 0)
    return Error::conflict(fmt::format("{} cannot be made: {}", output_.string(), std::strerror(errno)));
  ::unlink(partial_.c_str());
  partial_.clear();
  const admin::Descriptor folder(::open(output_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) ::fsync(folder.get());
  return {};
}

Result<void> TerminalIo::open_password(std::string_view prompt, bool from_stdin) {
  if (from_stdin) {
    descriptors_["password"] = admin::Descriptor(::dup(STDIN_FILENO));
    return {};
  }
  if (::isatty(STDIN_FILENO) != 1)
    return usage(
        fmt::format("There is no terminal to type a {0} on: pipe it in and give --{0}-stdin. It is never taken "
                    "from the command line, which other users can read",
                    prompt));
  Secret first = read_line_without_echo(prompt);
  if (const Secret again = read_line_without_echo(fmt::format("{} again", prompt)); !first.matches(again.reveal()))
    return usage(fmt::format("The two {}s differ", prompt));
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return Error::internal("pipe2 failed");
  const admin::Descriptor writing(ends[1]);
  descriptors_["password"] = admin::Descriptor(ends[0]);
  return admin::write_all(writing.get(), first.reveal());
}

}  // namespace guardian::server
