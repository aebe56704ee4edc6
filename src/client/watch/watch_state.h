#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace guardian::client {

// Where a watch goes on: kept in a file of mode 0600 that is replaced whole, so that a crash leaves the old or the new.
struct WatchState {
  std::string url;
  std::string customerid;
  std::string types;   // as the watch was asked for; empty: all
  std::string cursor;  // empty: from the beginning

  // Absent: no file yet. configuration: others can read it, it is no state, or it belongs to another server, tenant or
  // choice of types than `expected` names.
  static Result<std::optional<WatchState>> read(const std::filesystem::path& file, const WatchState& expected);
  Result<void> write(const std::filesystem::path& file) const;
};

}  // namespace guardian::client
