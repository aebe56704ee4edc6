#include "storage/migrations.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/hmac.h"
#include "base/log.h"
#include "storage/postgresql_connection.h"
#include "storage/sql_text.h"
#include "storage/sqlite_connection.h"

namespace guardian::storage {

namespace {

constexpr std::array kMigrations = {
    Migration{1, "create_tenants", sql::kMigrationsV001CreateTenants},
    Migration{2, "create_credentials", sql::kMigrationsV002CreateCredentials},
    Migration{3, "create_audit", sql::kMigrationsV003CreateAudit},
    Migration{4, "create_devices", sql::kMigrationsV004CreateDevices},
    Migration{5, "create_alerts_and_vulnerabilities", sql::kMigrationsV005CreateAlertsAndVulnerabilities},
    Migration{6, "create_imports", sql::kMigrationsV006CreateImports},
    Migration{7, "create_bearer_tokens", sql::kMigrationsV007CreateBearerTokens},
    Migration{8,
              "extend_alerts_and_vulnerabilities",
              sql::kMigrationsV008ExtendAlertsAndVulnerabilities,
              {Query{sql::kOverlaySqliteAlertsFillNames, sql::kOverlayPostgresqlAlertsFillNames},
               Query{sql::kOverlaySqliteVulnerabilitiesFillSeverities,
                     sql::kOverlayPostgresqlVulnerabilitiesFillSeverities}}},
    Migration{9, "create_custom_attributes", sql::kMigrationsV009CreateCustomAttributes},
    Migration{10, "create_policies", sql::kMigrationsV010CreatePolicies},
    Migration{11, "create_networks", sql::kMigrationsV011CreateNetworks},
    Migration{12, "create_integrations", sql::kMigrationsV012CreateIntegrations},
    Migration{13, "create_change_feed", sql::kMigrationsV013CreateChangeFeed},
    Migration{14, "create_webhooks", sql::kMigrationsV014CreateWebhooks},
    Migration{15, "create_repeatable_calls", sql::kMigrationsV015CreateRepeatableCalls},
    Migration{16, "extend_webhooks", sql::kMigrationsV016ExtendWebhooks},
    Migration{17, "create_second_factor", sql::kMigrationsV017CreateSecondFactor},
    Migration{18, "create_invitations", sql::kMigrationsV018CreateInvitations},
    Migration{19, "create_console_inventory", sql::kMigrationsV019CreateConsoleInventory},
    Migration{20, "create_search_text", sql::kMigrationsV020CreateSearchText},
};

struct AppliedRow {
  long long version = 0;
  std::string name, checksum;
  void columns(Columns& into) { into(version)(name)(checksum); }
};

Result<void> run_script(Session& session, const std::string& text, std::string_view purpose) {
  return session.engine() == Engine::sqlite ? run_sqlite_script(session, text, purpose)
                                            : run_postgresql_script(session, text, purpose);
}

Result<std::vector<AppliedRow>> applied_migrations(Session& session) {
  GUARDIAN_TRY(auto rows, session.read_all<AppliedRow>(sql::kSchemaList, Params{}));
  const auto known = static_cast<long long>(kMigrations.back().version);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (row.version > known)
      return Error::configuration(fmt::format(
          "The database has schema version {}, this program knows up to {}: it was used by a newer version. "
          "Run that version, or restore a backup made before the upgrade",
          rows.back().version, known));
    if (row.version != kMigrations[i].version)
      return Error::configuration(
          fmt::format("The database lacks migration {}: restore a backup", kMigrations[i].version));
    if (row.checksum != to_hex(sha256(kMigrations[i].text)))
      return Error::configuration(fmt::format(
          "Migration {} in the database differs from this program's: it was made by another build", row.version));
  }
  return rows;
}

// SQLite's planner knows nothing of an empty database and would take any index that begins with the tenant
// for a selective one. Fixed figures make its plans good and the same everywhere.
Result<void> write_plan_statistics(Session& session) {
  GUARDIAN_CHECK(run_sqlite_script(session, "ANALYZE sqlite_schema", "begin plan statistics"));
  GUARDIAN_CHECK(session.change(sql::kOverlaySqliteSchemaClearPlanStatistics, {}));
  GUARDIAN_CHECK(session.change(sql::kOverlaySqliteSchemaWritePlanStatistics, {}));
  return run_sqlite_script(session, "ANALYZE sqlite_schema", "load plan statistics");
}

// Inside a transaction: the next migration that is missing, if any. Returns whether one ran.
Result<bool> run_next(Session& session, const Clock& clock, int up_to) {
  if (session.engine() == Engine::postgresql)
    GUARDIAN_CHECK(session.read_one<NumberRow>(sql::kOverlayPostgresqlSchemaLock, {}));
  GUARDIAN_TRY(const auto applied, applied_migrations(session));
  if (static_cast<int>(applied.size()) >= up_to) return false;
  const auto& next = kMigrations[applied.size()];
  GUARDIAN_CHECK(run_script(session, adapt_migration(next.text, session.engine()), next.name));
  for (const Query& query : next.afterwards) {
    if (!query.sqlite.empty()) GUARDIAN_CHECK(session.change(query, {}));
  }
  GUARDIAN_CHECK(session.change(sql::kSchemaRecord, {{"version", next.version},
                                                     {"name", next.name},
                                                     {"checksum", to_hex(sha256(next.text))},
                                                     {"applied_at", clock.now()}}));
  log_info("schema_migrated", {{"version", std::int64_t{next.version}}, {"name", next.name}});
  return true;
}

}  // namespace

std::span<const Migration> all_migrations() { return kMigrations; }

Result<void> migrate(Session& session, const Clock& clock, int up_to) {
  if (up_to < 0) up_to = static_cast<int>(kMigrations.size());
  GUARDIAN_CHECK(run_script(session, adapt_migration(sql::kSchemaCreate, session.engine()), "create schema_migration"));
  GUARDIAN_CHECK(session.change(sql::kSchemaBegin, {}));
  const bool sqlite = session.engine() == Engine::sqlite;
  bool changed = false;
  for (bool again = true; again;) {
    GUARDIAN_CHECK(run_script(session, sqlite ? "BEGIN IMMEDIATE" : "BEGIN", "begin a migration"));
    auto ran = run_next(session, clock, up_to);
    if (!ran) {
      (void)run_script(session, "ROLLBACK", "roll a migration back");
      return std::move(ran).error();
    }
    GUARDIAN_CHECK(run_script(session, "COMMIT", "commit a migration"));
    again = *ran;
    changed |= again;
  }
  if (changed && sqlite) return write_plan_statistics(session);
  return {};
}

}  // namespace guardian::storage
