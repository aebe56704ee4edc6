#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"

namespace guardian::console {

// What the process knows of itself, for one tenant's eyes. Absent: not known, and never guessed.
struct SystemHealth {
  std::string version;
  Instant started;
  std::chrono::seconds uptime{0};

  std::string engine;  // "sqlite", "postgresql"
  int schema = 0;      // the newest migration
  bool database_reachable = false;

  // Of the file system with the data directory.
  std::optional<std::uint64_t> disk_free_bytes;
  std::optional<std::uint64_t> disk_total_bytes;

  // Of the caller's tenant.
  std::optional<std::int64_t> webhooks_waiting;
  std::optional<Instant> webhooks_oldest;

  // Of this process, both listeners' console and API.
  std::uint64_t requests = 0;
  std::uint64_t server_errors = 0;  // 5xx
  std::uint64_t requests_last_minute = 0;

  std::optional<Instant> last_backup;  // by the command of this installation
};

}  // namespace guardian::console
