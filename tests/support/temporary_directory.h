#pragma once

#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace guardian {

// A 0700 directory that goes with the object; in memory where there is such a place, since tests sync a
// thousand small files.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    const bool in_memory = ::access("/dev/shm", W_OK | X_OK) == 0;
    const std::filesystem::path place = in_memory ? "/dev/shm" : std::filesystem::temp_directory_path();
    std::string pattern = (place / "guardian-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    path_ = pattern;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace guardian
