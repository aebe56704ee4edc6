#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

// Files of the installation. Every file is made with mode 0600 and every directory with 0700, from the
// first instant (no window with wider rights).
namespace guardian {

// Creates the directory with 0700 if absent. Refuses (configuration) one that is a link, belongs to
// another user, or is readable by group or others; the text says which chmod mends it.
Result<void> ensure_private_directory(const std::filesystem::path& path);

// Refuses (configuration) a file that is a link, belongs to another user or is wider than 0600.
Result<void> require_private_file(const std::filesystem::path& path);

// Absent file: not_found. Larger than `limit` bytes: too_large.
Result<Secret> read_private_file(const std::filesystem::path& path, std::size_t limit = 1024 * 1024);

// Writes beside, fsyncs, renames, fsyncs the directory: after a crash the old or the new content.
Result<void> write_private_file(const std::filesystem::path& path, std::string_view content);

// An append-only record file, one line per record. `append` returns after fdatasync. One thread at a
// time (hold it in Guarded).
class AppendFile {
 public:
  static Result<AppendFile> open(const std::filesystem::path& path);
  AppendFile(AppendFile&&) noexcept;
  AppendFile& operator=(AppendFile&&) noexcept;
  ~AppendFile();

  // A torn last line of an earlier crash has been cut off by `open`.
  Result<void> append(std::string_view line);
  // Fails (unavailable) when the file was removed or replaced, or no space for `bytes` more can be
  // reserved: asked before a transaction commits that must leave a record here.
  Result<void> ensure_writable(std::size_t bytes);

 private:
  AppendFile() = default;
  int descriptor_ = -1;
  std::filesystem::path path_;
};

}  // namespace guardian
