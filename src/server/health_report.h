#pragma once

#include <filesystem>
#include <string>

#include "base/clock.h"
#include "console/administration/system_health.h"
#include "domain/access/access_scope.h"
#include "domain/store/database.h"
#include "server/readiness.h"
#include "server/request_counts.h"

namespace guardian::server {

// What the console tells owners and administrators of the process; of tenants, the caller's alone. Any thread.
class HealthReport {
 public:
  // All must outlive it. `engine`: "sqlite" or "postgresql".
  HealthReport(domain::Database& database, Readiness& readiness, const RequestCounts& requests,
               std::filesystem::path data_directory, std::string engine, bool sends_webhooks, const Clock& clock);

  // What cannot be read is absent; it does not fail.
  console::SystemHealth describe(const domain::AccessScope& scope);

 private:
  domain::Database& database_;
  Readiness& readiness_;
  const RequestCounts& requests_;
  const std::filesystem::path data_directory_;
  const std::string engine_;
  const bool sends_webhooks_;
  const Clock& clock_;
  const Instant started_;
  const Monotonic began_;
};

}  // namespace guardian::server
