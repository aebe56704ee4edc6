#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/guarded.h"
#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"
#include "http/router.h"

namespace guardian::server {

// Whether this process should be sent work: database readable and writable, audit writable, disk not
// full, not stopping. The database is asked at most once a second. Any thread.
class Readiness {
 public:
  Readiness(domain::Database& database, const domain::AuditTrail& audit, std::filesystem::path directory,
            std::int64_t min_free_megabytes, const Clock& clock);

  // Absent: ready. Else one word: "starting", "stopping", "database", "audit", "disk".
  std::optional<std::string> what_is_missing();
  void set_started() { started_ = true; }
  bool started() const { return started_; }
  void set_stopping() { stopping_ = true; }

  // GET /livez, /readyz, /startupz, as the ops listener has them; `readyz` alone is also on the main one.
  std::vector<http::Route> routes();
  http::Route readyz();

 private:
  std::optional<std::string> probe();
  domain::Database& database_;
  const domain::AuditTrail& audit_;
  const std::filesystem::path directory_;
  const std::int64_t min_free_megabytes_;
  const Clock& clock_;
  std::atomic<bool> started_{false};
  std::atomic<bool> stopping_{false};
  struct Last {
    std::optional<Monotonic> when;
    std::optional<std::string> missing;
  };
  Guarded<Last> last_;
};

}  // namespace guardian::server
