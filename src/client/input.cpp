#include "client/input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace guardian::client {

Result<Secret> read_input(const std::string& path, std::size_t most_bytes) {
  const bool is_stdin = path == "-";
  const std::string name = is_stdin ? "standard input" : path;
  const int fd = is_stdin ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto failure = [&](int number) {
    return Error{number == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable,
                 fmt::format("cannot read {}: {}", name, std::strerror(number)),
                 {},
                 {}};
  };
  if (fd < 0) return failure(errno);
  // One block for all of it, so that no reallocation leaves a piece behind.
  std::string content(most_bytes + 1, '\0');
  std::size_t length = 0;
  int number = 0;
  while (length < content.size()) {
    const ssize_t got = ::read(fd, content.data() + length, content.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) number = errno;
    if (got <= 0) break;
    length += static_cast<std::size_t>(got);
  }
  if (!is_stdin) ::close(fd);
  if (number != 0 || length > most_bytes) {
    OPENSSL_cleanse(content.data(), content.size());
    if (number != 0) return failure(number);
    return Error{ErrorCode::too_large, fmt::format("{} has more than {} bytes", name, most_bytes), {}, {}};
  }
  content.resize(length);
  return Secret(std::move(content));
}

bool is_readable_by_others(const std::string& path) {
  struct stat found {};
  return path != "-" && ::stat(path.c_str(), &found) == 0 && (found.st_mode & 044) != 0;
}

}  // namespace guardian::client
