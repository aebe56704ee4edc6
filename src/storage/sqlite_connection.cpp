#include "storage/sqlite_connection.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <unistd.h>

#include <soci/sqlite3/soci-sqlite3.h>

#include <cstdlib>
#include <mutex>

#include "base/file.h"

namespace guardian::storage {

namespace {

using sqlite_api::sqlite3;

// security.md, section 4: durable at each commit, distrustful of the file. temp_store keeps sorted rows
// out of files; secure_delete overwrites what is deleted.
constexpr const char* kCommonPragmas =
    "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
    "PRAGMA temp_store=MEMORY;";
constexpr const char* kWriterPragmas =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA journal_size_limit=67108864;"
    "PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-65536;";
// A long walk fills the cache of its reader: 16 MiB, so that no answer of any length costs 32 MiB.
constexpr const char* kReaderPragmas = "PRAGMA wal_autocheckpoint=0; PRAGMA query_only=ON; PRAGMA cache_size=-16384;";

constexpr const char* command_text(SqliteCommands::Command command) {
  switch (command) {
    case SqliteCommands::begin:
      return "BEGIN";
    case SqliteCommands::begin_immediate:
      return "BEGIN IMMEDIATE";
    case SqliteCommands::commit:
      return "COMMIT";
    case SqliteCommands::rollback:
      return "ROLLBACK";
    case SqliteCommands::savepoint:
      return "SAVEPOINT change";
    case SqliteCommands::release:
      return "RELEASE change";
    case SqliteCommands::rollback_to:
      return "ROLLBACK TO change";
    case SqliteCommands::kCount:
      break;
  }
  return "";
}

// One thread uses a connection at a time, so SQLite's own locks and its global memory counter, which all
// threads would queue for, are not needed.
void configure_library() {
  static std::once_flag once;
  std::call_once(once, [] {
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  });
}

// Creates the file with 0600 before SQLite sees it; SQLite gives -wal and -shm the rights of the database.
Result<void> create_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
    return {};
  }
  if (errno == EEXIST) return require_private_file(file);
  return Error{ErrorCode::configuration,
               fmt::format("The database file {} cannot be created", file.string()),
               fmt::format("open: errno {}", errno),
               {}};
}

}  // namespace

Result<std::unique_ptr<Session>> open_sqlite(const std::filesystem::path& file, SqliteRole role) {
  configure_library();
  if (file.string().find('"') != std::string::npos)
    return Error::configuration("The path of the data directory must not contain a quotation mark");
  if (role == SqliteRole::writer) GUARDIAN_CHECK(create_private(file));
  std::unique_ptr<Session> session;
  try {
    session = std::make_unique<Session>(
        Engine::sqlite, std::make_unique<soci::session>(
                            soci::sqlite3, fmt::format("dbname=\"{}\"{}", file.string(),
                                                       role == SqliteRole::reader ? " readonly=true" : "")));
  } catch (...) {
    return failure_of_current_exception("open the database").error;
  }
  sqlite_api::sqlite3_extended_result_codes(sqlite_handle(*session), 1);
  GUARDIAN_CHECK(run_sqlite_script(*session, kCommonPragmas, "set the connection up"));
  GUARDIAN_CHECK(run_sqlite_script(*session, role == SqliteRole::writer ? kWriterPragmas : kReaderPragmas,
                                   "set the connection up"));
#ifdef GUARDIAN_TEST_CLOCK
  // So that the durability test can prove that it would notice; release does not contain it.
  if (const char* lowered = std::getenv("GUARDIAN_TEST_SYNCHRONOUS"); lowered != nullptr && role == SqliteRole::writer)
    GUARDIAN_CHECK(run_sqlite_script(*session, fmt::format("PRAGMA synchronous={}", lowered), "lower synchronous"));
#endif
  if (role == SqliteRole::writer) {
    for (const char* suffix : {"-wal", "-shm"}) {
      const std::filesystem::path beside = file.string() + suffix;
      if (std::filesystem::exists(beside)) GUARDIAN_CHECK(require_private_file(beside));
    }
  } else {
    int unused = 0;
    sqlite_api::sqlite3_db_config(sqlite_handle(*session), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &unused);
  }
  return session;
}

// SOCI does not export the class's type information, which UBSan's check of casts would look at.
[[gnu::no_sanitize("vptr")]] sqlite3* sqlite_handle(Session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.connection().get_backend())->conn_;
}

Result<void> run_sqlite_script(Session& session, const std::string& sql, std::string_view purpose) {
  sqlite3* handle = sqlite_handle(session);
  if (sqlite_api::sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return session.note(
      failure_of_sqlite(sqlite_api::sqlite3_extended_errcode(handle), sqlite_api::sqlite3_errmsg(handle), purpose));
}

SqliteCommands::SqliteCommands(Session& session) : session_(session) {
  for (int i = 0; i < kCount; ++i)
    sqlite_api::sqlite3_prepare_v3(sqlite_handle(session), command_text(static_cast<Command>(i)), -1,
                                   SQLITE_PREPARE_PERSISTENT, &statements_[static_cast<std::size_t>(i)], nullptr);
}

SqliteCommands::~SqliteCommands() {
  for (auto* statement : statements_) sqlite_api::sqlite3_finalize(statement);
}

Result<void> SqliteCommands::run(Command command) {
  auto* statement = statements_[static_cast<std::size_t>(command)];
  const int stepped = sqlite_api::sqlite3_step(statement);
  const int code = sqlite_api::sqlite3_reset(statement);
  if (stepped == SQLITE_DONE) return {};
  return session_.note(failure_of_sqlite(code != SQLITE_OK ? code : stepped, {}, command_text(command)));
}

bool SqliteCommands::in_transaction() const { return sqlite_api::sqlite3_get_autocommit(sqlite_handle(session_)) == 0; }

}  // namespace guardian::storage
