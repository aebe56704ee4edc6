#include "admin/data_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/file.h"

namespace guardian::admin {
namespace {

constexpr long kNfsMagic = 0x6969;

bool exists_at_all(const std::filesystem::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0;
}

Result<void> require_private_if_there(const std::filesystem::path& path) {
  if (!exists_at_all(path)) return {};
  return require_private_file(path);
}

}  // namespace

Result<DataDirectory> DataDirectory::open(const std::filesystem::path& root, bool may_create) {
  if (root.empty()) return Error::configuration("A data directory is needed: --data DIR");
  std::error_code ignored;
  const DataDirectory directory(std::filesystem::absolute(root, ignored).lexically_normal());
  if (!may_create && !exists_at_all(directory.secrets()))
    return Error::not_found(fmt::format("There is no installation in {}", directory.root().string()));
  if (may_create && directory.root().has_parent_path())
    std::filesystem::create_directories(directory.root().parent_path(), ignored);

  GUARDIAN_CHECK(ensure_private_directory(directory.root()));
  struct statfs where {};
  if (::statfs(directory.root().c_str(), &where) == 0 && static_cast<long>(where.f_type) == kNfsMagic)
    return Error::configuration(
        fmt::format("{} lies on NFS, whose locks do not hold; use a local file system", directory.root().string()));
  for (const auto& part : {directory.secrets(), directory.audit(), directory.imports()})
    GUARDIAN_CHECK(ensure_private_directory(part));
  if (exists_at_all(directory.root() / "log")) GUARDIAN_CHECK(ensure_private_directory(directory.root() / "log"));

  for (const char* name : {"guardian.db", "guardian.db-wal", "guardian.db-shm", "lock", "server.json", "database"})
    GUARDIAN_CHECK(require_private_if_there(directory.root() / name));
  for (const auto& part : {directory.secrets(), directory.audit()})
    for (const auto& entry : std::filesystem::directory_iterator(part, ignored))
      if (!entry.is_directory(ignored)) GUARDIAN_CHECK(require_private_file(entry.path()));
  return directory;
}

Result<DirectoryLock> DirectoryLock::take(const DataDirectory& directory) {
  const auto path = directory.lock_file();
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0)
    return Error::configuration(fmt::format("{} cannot be opened: {}", path.string(), std::strerror(errno)));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const ssize_t length = ::pread(descriptor, holder, sizeof holder - 1, 0);
    ::close(descriptor);
    const std::string_view pid(holder, length > 0 ? static_cast<std::size_t>(length) : 0);
    return Error::conflict(fmt::format("{} is in use by process {}", directory.root().string(),
                                       pid.empty() ? "?" : pid.substr(0, pid.find('\n'))),
                           "in-use");
  }
  // For people who look; the lock itself is the descriptor.
  const auto pid = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, pid.data(), pid.size(), 0) < 0) {
    ::close(descriptor);
    return Error{ErrorCode::storage_full, fmt::format("{} cannot be written", path.string()), {}, {}};
  }
  return DirectoryLock(descriptor);
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

DirectoryLock& DirectoryLock::operator=(DirectoryLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

DirectoryLock::~DirectoryLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace guardian::admin
