#include "storage/open_database.h"

#include "base/file.h"
#include "storage/migrations.h"
#include "storage/postgresql_connection.h"
#include "storage/postgresql_database.h"
#include "storage/sqlite_connection.h"
#include "storage/sqlite_database.h"

namespace guardian::storage {

namespace {

const Clock& clock_of(const DatabaseOptions& options) {
  static const SystemClock system_clock;
  return options.clock == nullptr ? static_cast<const Clock&>(system_clock) : *options.clock;
}

Result<std::unique_ptr<domain::Database>> open_on_sqlite(const DatabaseOptions& options) {
  GUARDIAN_CHECK(ensure_private_directory(options.data_directory));
  const auto file = database_file(options.data_directory);
  GUARDIAN_TRY(auto writer, open_sqlite(file, SqliteRole::writer));
  GUARDIAN_CHECK(migrate(*writer, clock_of(options)));
  return SqliteDatabase::open(file, std::move(writer), options.readers, clock_of(options));
}

Result<std::unique_ptr<domain::Database>> open_on_postgresql(const DatabaseOptions& options) {
  if (options.passfile) GUARDIAN_CHECK(require_private_file(*options.passfile));
  GUARDIAN_TRY(auto conninfo, postgresql_conninfo(options.url, options.passfile));
  GUARDIAN_TRY(auto session, open_postgresql(conninfo));
  GUARDIAN_CHECK(migrate(*session, clock_of(options)));
  std::unique_ptr<domain::Database> database =
      std::make_unique<PostgresqlDatabase>(std::move(conninfo), options.postgresql_sessions, clock_of(options));
  return database;
}

}  // namespace

int schema_version() { return all_migrations().back().version; }

std::filesystem::path database_file(const std::filesystem::path& data_directory) {
  return data_directory / "guardian.db";
}

Result<std::unique_ptr<domain::Database>> open_database(const DatabaseOptions& options) {
  return options.url == "sqlite" ? open_on_sqlite(options) : open_on_postgresql(options);
}

}  // namespace guardian::storage
