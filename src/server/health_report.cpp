#include "server/health_report.h"

#include <algorithm>
#include <utility>

#include "domain/audit/audit.h"
#include "domain/webhooks/webhook.h"
#include "storage/open_database.h"

namespace guardian::server {
namespace {

constexpr std::int64_t kLookedThroughForBackup = 10'000;  // of the operator's own records: years of them

Result<std::optional<Instant>> last_backup(const domain::Reader& reader) {
  GUARDIAN_TRY(const auto head, reader.audit().head(domain::kInstallationChain));
  domain::AuditSearch search;
  search.action = "backup.create";
  search.before = head.seq + 1;
  search.lowest = std::max<std::int64_t>(1, search.before - kLookedThroughForBackup);
  search.limit = 1;
  GUARDIAN_TRY(const auto found, reader.audit().search(domain::kInstallationChain, search));
  return found.empty() ? std::optional<Instant>() : std::optional(found.front().time);
}

}  // namespace

HealthReport::HealthReport(domain::Database& database, Readiness& readiness, const RequestCounts& requests,
                           std::filesystem::path data_directory, std::string engine, bool sends_webhooks,
                           const Clock& clock)
    : database_(database),
      readiness_(readiness),
      requests_(requests),
      data_directory_(std::move(data_directory)),
      engine_(std::move(engine)),
      sends_webhooks_(sends_webhooks),
      clock_(clock),
      started_(clock.now()),
      began_(clock.monotonic()) {}

console::SystemHealth HealthReport::describe(const domain::AccessScope& scope) {
  console::SystemHealth health;
  health.version = GUARDIAN_VERSION;
  health.started = started_;
  health.uptime = std::chrono::floor<std::chrono::seconds>(clock_.monotonic() - began_);
  health.engine = engine_;
  health.schema = storage::schema_version();
  health.database_reachable = readiness_.what_is_missing() != "database";

  std::error_code failed;
  const auto space = std::filesystem::space(data_directory_, failed);
  if (!failed) {
    health.disk_free_bytes = space.available;
    health.disk_total_bytes = space.capacity;
  }

  const auto read = database_.read(std::function([&](const domain::Reader& reader) -> Result<void> {
    if (sends_webhooks_) {
      GUARDIAN_TRY(const auto waiting, reader.webhooks().waiting(scope));
      health.webhooks_waiting = waiting.deliveries;
      health.webhooks_oldest = waiting.oldest;
    }
    GUARDIAN_TRY(health.last_backup, last_backup(reader));
    return {};
  }));
  if (!read) health.database_reachable = false;

  const auto counts = requests_.totals();
  health.requests = counts.requests;
  health.server_errors = counts.server_errors;
  health.requests_last_minute = counts.last_minute;
  return health;
}

}  // namespace guardian::server
