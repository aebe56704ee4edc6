#include "storage/sqlite_database.h"

#include <fmt/format.h>

#include "domain/access/credential_directory.h"
#include "storage/sqlite_backup.h"

namespace guardian::storage {

namespace {

constexpr std::chrono::milliseconds kReaderPatience{10'000};

}  // namespace

Result<std::unique_ptr<domain::Database>> SqliteDatabase::open(const std::filesystem::path& file,
                                                               std::unique_ptr<Session> writer, int readers,
                                                               const Clock& clock) {
  std::vector<std::unique_ptr<ReadingSession>> reading;
  for (int i = 0; i < std::max(readers, 1); ++i) {
    GUARDIAN_TRY(auto session, open_sqlite(file, SqliteRole::reader));
    reading.push_back(std::make_unique<ReadingSession>(std::move(session)));
  }
  return std::unique_ptr<domain::Database>(new SqliteDatabase(file, std::move(writer), std::move(reading), clock));
}

SqliteDatabase::SqliteDatabase(std::filesystem::path file, std::unique_ptr<Session> writer,
                               std::vector<std::unique_ptr<ReadingSession>> readers, const Clock& clock)
    : file_(std::move(file)), writer_(std::move(writer), file_, clock), readers_(std::move(readers)) {}

Result<void> SqliteDatabase::do_read(const std::function<Result<void>(const domain::Reader&)>& use) {
  const auto lease = readers_.take(kReaderPatience);
  if (!lease) return Error::unavailable("The database is busy", "no reader became free");
  lease->session->forget_failure();
  GUARDIAN_CHECK(lease->commands.run(SqliteCommands::begin));
  Result<void> answer;
  try {
    answer = use(lease->reader);
  } catch (...) {
    answer = failure_of_current_exception("a read").error;
  }
  // Ends the snapshot; after an error SQLite may have ended it itself.
  if (lease->commands.in_transaction()) {
    auto ended = lease->commands.run(SqliteCommands::commit);
    if (!ended && lease->commands.in_transaction()) (void)lease->commands.run(SqliteCommands::rollback);
  }
  return answer;
}

Result<void> SqliteDatabase::do_write(domain::WriteLane lane, const std::function<Result<void>(domain::Tx&)>& change) {
  return writer_.write(lane, change);
}

Result<void> SqliteDatabase::backup(const std::string& path) { return backup_sqlite(file_, path); }

Result<void> SqliteDatabase::check_ready() {
  auto read = do_read([](const domain::Reader& reader) -> Result<void> {
    GUARDIAN_CHECK(reader.credentials().auth_epoch());
    return {};
  });
  if (!read) return read;
  return do_write(domain::WriteLane::security,
                  [](domain::Tx& tx) { return tx.set_installation_value("ready_probe", "1"); });
}

Result<void> SqliteDatabase::check_integrity() {
  GUARDIAN_TRY(auto session, open_sqlite(file_, SqliteRole::reader));
  return check_sqlite_integrity(*session);
}

}  // namespace guardian::storage
