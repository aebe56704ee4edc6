#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/random.h"

namespace guardian {
namespace {

// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

Error file_error(std::string_view doing, const std::filesystem::path& path, int number) {
  const ErrorCode code = number == ENOENT                       ? ErrorCode::not_found
                         : number == ENOSPC || number == EDQUOT ? ErrorCode::storage_full
                         : number == EACCES || number == EPERM || number == ENOTDIR || number == ELOOP
                             ? ErrorCode::configuration
                             : ErrorCode::unavailable;
  std::string text = fmt::format("cannot {} {}: {}", doing, path.native(), std::strerror(number));
  return {code, text, text, {}};
}

Result<void> require_owner_and_mode(const struct stat& found, const std::filesystem::path& path, const char* what,
                                    mode_t widest) {
  if (found.st_uid != ::geteuid()) {
    return Error::configuration(fmt::format("{} {} belongs to user {}, but this process runs as {}: chown it", what,
                                            path.native(), found.st_uid, ::geteuid()));
  }
  if ((found.st_mode & 07777 & ~widest) != 0) {
    return Error::configuration(fmt::format("{} {} has mode {:04o}, wider than {:04o}: chmod {:o} {}", what,
                                            path.native(), found.st_mode & 07777, widest, widest, path.native()));
  }
  return {};
}

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return file_error("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> sync_directory_of(const std::filesystem::path& path) {
  const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const Descriptor directory(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory || ::fsync(directory.get()) != 0) return file_error("sync", parent, errno);
  return {};
}

// The size up to and with the last line feed; what lies behind it is a line torn by a crash.
Result<off_t> end_of_last_line(int fd, off_t size, const std::filesystem::path& path) {
  char buffer[4096];
  off_t end = size;
  while (end > 0) {
    const auto count = static_cast<std::size_t>(std::min<off_t>(end, sizeof(buffer)));
    const off_t from = end - static_cast<off_t>(count);
    if (::pread(fd, buffer, count, from) != static_cast<ssize_t>(count)) return file_error("read", path, errno);
    const std::size_t found = std::string_view(buffer, count).rfind('\n');
    if (found != std::string_view::npos) return from + static_cast<off_t>(found) + 1;
    end = from;
  }
  return off_t{0};
}

}  // namespace

Result<void> ensure_private_directory(const std::filesystem::path& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return file_error("make directory", path, errno);
  const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!directory) {
    if (errno == ELOOP || errno == ENOTDIR) {
      return Error::configuration(
          fmt::format("{} is a link or no directory: name the directory itself", path.native()));
    }
    return file_error("open directory", path, errno);
  }
  struct stat found {};
  if (::fstat(directory.get(), &found) != 0) return file_error("inspect", path, errno);
  return require_owner_and_mode(found, path, "directory", 0700);
}

Result<void> require_private_file(const std::filesystem::path& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) return file_error("inspect", path, errno);
  if (!S_ISREG(found.st_mode)) {
    return Error::configuration(fmt::format("{} is a link or no plain file: name the file itself", path.native()));
  }
  return require_owner_and_mode(found, path, "file", 0600);
}

Result<Secret> read_private_file(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  if (!file) {
    if (errno == ELOOP) return Error::configuration(fmt::format("{} is a link: name the file itself", path.native()));
    return file_error("open", path, errno);
  }
  struct stat found {};
  if (::fstat(file.get(), &found) != 0) return file_error("inspect", path, errno);
  if (!S_ISREG(found.st_mode)) return Error::configuration(fmt::format("{} is no plain file", path.native()));
  GUARDIAN_CHECK(require_owner_and_mode(found, path, "file", 0600));
  const auto too_large = [&] {
    return Error{ErrorCode::too_large, fmt::format("{} has more than {} bytes", path.native(), limit), {}, {}};
  };
  if (static_cast<std::uintmax_t>(found.st_size) > limit) return too_large();
  // Room for one byte more than expected, so that growth is seen and the content never reallocates.
  std::string content(static_cast<std::size_t>(found.st_size) + 1, '\0');
  std::size_t length = 0;
  while (length < content.size()) {
    const ssize_t got = ::read(file.get(), content.data() + length, content.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return file_error("read", path, errno);
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
  }
  if (length == content.size()) {
    OPENSSL_cleanse(content.data(), content.size());
    return Error::unavailable(fmt::format("{} grew while it was read", path.native()));
  }
  content.resize(length);
  return Secret(std::move(content));
}

Result<void> write_private_file(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path beside = path.native() + "." + random_hex(8) + ".tmp";
  const auto write_beside = [&]() -> Result<void> {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file) return file_error("create", beside, errno);
    GUARDIAN_CHECK(write_all(file.get(), content, beside));
    if (::fsync(file.get()) != 0) return file_error("sync", beside, errno);
    return {};
  };
  auto written = write_beside();
  if (written && ::rename(beside.c_str(), path.c_str()) != 0) written = file_error("replace", path, errno);
  if (!written) {
    ::unlink(beside.c_str());
    return written;
  }
  return sync_directory_of(path);
}

Result<AppendFile> AppendFile::open(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file) {
    if (errno == ELOOP) return Error::configuration(fmt::format("{} is a link: name the file itself", path.native()));
    return file_error("open", path, errno);
  }
  struct stat found {};
  if (::fstat(file.get(), &found) != 0) return file_error("inspect", path, errno);
  if (!S_ISREG(found.st_mode)) return Error::configuration(fmt::format("{} is no plain file", path.native()));
  GUARDIAN_CHECK(require_owner_and_mode(found, path, "file", 0600));
  GUARDIAN_TRY(const off_t end, end_of_last_line(file.get(), found.st_size, path));
  if (end < found.st_size && ::ftruncate(file.get(), end) != 0) return file_error("mend", path, errno);
  if (::fsync(file.get()) != 0) return file_error("sync", path, errno);
  GUARDIAN_CHECK(sync_directory_of(path));
  AppendFile opened;
  opened.descriptor_ = file.release();
  opened.path_ = path;
  return opened;
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
  if (this != &other) {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = std::exchange(other.descriptor_, -1);
    path_ = std::move(other.path_);
  }
  return *this;
}

AppendFile::~AppendFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> AppendFile::append(std::string_view line) {
  if (descriptor_ < 0) return Error::unavailable("the record file is closed after an earlier failure", path_.native());
  struct stat before {};
  if (::fstat(descriptor_, &before) != 0) return file_error("inspect", path_, errno);
  std::string record;
  record.reserve(line.size() + 1);
  record.append(line).push_back('\n');
  auto written = write_all(descriptor_, record, path_);
  if (!written) {
    // Half a line must not stay: the next record would be glued to it.
    if (::ftruncate(descriptor_, before.st_size) != 0) ::close(std::exchange(descriptor_, -1));
    return written;
  }
  if (::fdatasync(descriptor_) != 0) {
    // The kernel forgets a failed page after telling once; a second sync would lie.
    const int number = errno;
    ::close(std::exchange(descriptor_, -1));
    return file_error("sync", path_, number);
  }
  return {};
}

Result<void> AppendFile::ensure_writable(std::size_t bytes) {
  if (descriptor_ < 0) return Error::unavailable("the record file is closed after an earlier failure", path_.native());
  struct stat ours {};
  struct stat there {};
  if (::fstat(descriptor_, &ours) != 0) return file_error("inspect", path_, errno);
  if (::lstat(path_.c_str(), &there) != 0 || there.st_ino != ours.st_ino || there.st_dev != ours.st_dev) {
    return Error::unavailable("the record file was removed or replaced", path_.native());
  }
  if (bytes == 0) return {};  // fallocate refuses a length of 0
  const auto no_space = [&] { return Error::unavailable("no space left for records", path_.native()); };
  if (::fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, ours.st_size, static_cast<off_t>(bytes)) == 0) return {};
  if (errno != EOPNOTSUPP && errno != ENOSYS) return no_space();
  struct statvfs space {};
  if (::fstatvfs(descriptor_, &space) != 0) return file_error("inspect", path_, errno);
  if (static_cast<std::uintmax_t>(space.f_bavail) * space.f_frsize < bytes) return no_space();
  return {};
}

}  // namespace guardian
