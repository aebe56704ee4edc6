#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace guardian::admin {

// Where the parts of an installation lie. A value type; `open` has checked the rights.
//   guardian.db (-wal, -shm)  the embedded database        secrets/   key ring
//   audit/   checkpoints, log of revocations               imports/   backups on their way out
//   control.sock, lock, server.json (while a server runs)  log/       where --log-file may point
//   database   the PostgreSQL URL without password, when one is used
class DataDirectory {
 public:
  // Checks that the directory and everything named above belongs to us alone (configuration, with the
  // chmod that mends it), and that it is not on NFS, whose locks do not hold. With `may_create` makes
  // what is absent; without it an absent installation is not_found.
  static Result<DataDirectory> open(const std::filesystem::path& root, bool may_create);

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path secrets() const { return root_ / "secrets"; }
  std::filesystem::path audit() const { return root_ / "audit"; }
  std::filesystem::path imports() const { return root_ / "imports"; }
  std::filesystem::path restore() const { return root_ / "restore"; }
  std::filesystem::path database_file() const { return root_ / "guardian.db"; }
  std::filesystem::path database_url_file() const { return root_ / "database"; }
  std::filesystem::path lock_file() const { return root_ / "lock"; }
  std::filesystem::path server_file() const { return root_ / "server.json"; }

 private:
  explicit DataDirectory(std::filesystem::path root) : root_(std::move(root)) {}
  std::filesystem::path root_;
};

// The right to open the installation's files: a `flock` on DIR/lock, held for the whole run of a server
// or of a command that found none running. Released by the destructor, and by the system if we die.
class DirectoryLock {
 public:
  // Tries once. conflict "in-use" when another process holds it; the text names its pid.
  static Result<DirectoryLock> take(const DataDirectory& directory);
  DirectoryLock(DirectoryLock&& other) noexcept;
  DirectoryLock& operator=(DirectoryLock&& other) noexcept;
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace guardian::admin
