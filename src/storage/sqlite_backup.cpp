#include "storage/sqlite_backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <soci/sqlite3/soci-sqlite3.h>

#include <cerrno>
#include <system_error>

#include "storage/sqlite_connection.h"

namespace guardian::storage {

namespace {

namespace fs = std::filesystem;

struct TableRow {
  std::string table;
  Nullable<long long> rowid;
  std::string parent;
  long long constraint = 0;
  void columns(Columns& into) { into(table)(rowid)(parent)(constraint); }
};

constexpr std::string_view kIntegrityCheck = "PRAGMA integrity_check(1)";
constexpr std::string_view kForeignKeyCheck = "PRAGMA foreign_key_check";

Error damaged(std::string finding) {
  return {ErrorCode::corrupt, "The database is damaged: restore a backup", std::move(finding), {}};
}

Error file_error(std::string_view what, const fs::path& path) {
  const int code = errno;
  const bool full = code == ENOSPC || code == EDQUOT;
  return {full ? ErrorCode::storage_full : ErrorCode::unavailable,
          fmt::format("{} {} failed: {}", what, path.string(), std::generic_category().message(code)),
          {},
          {}};
}

// Creates or empties `path` with 0600; refuses a link.
Result<void> make_private_file(const fs::path& path) {
  ::unlink(path.c_str());
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (descriptor < 0) return file_error("Creating", path);
  ::close(descriptor);
  return {};
}

Result<void> sync_path(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) return file_error("Opening", path);
  const bool synced = ::fsync(descriptor) == 0;
  auto failed = file_error("Syncing", path);
  ::close(descriptor);
  if (!synced) return failed;
  return {};
}

// Copies all pages in one step, which is one snapshot of the source.
Result<void> copy_pages(Session& from, Session& to) {
  auto* target = sqlite_handle(to);
  auto* backup = sqlite_api::sqlite3_backup_init(target, "main", sqlite_handle(from), "main");
  if (backup == nullptr)
    return failure_of_sqlite(sqlite_api::sqlite3_extended_errcode(target), {}, "begin a backup").error;
  const int stepped = sqlite_api::sqlite3_backup_step(backup, -1);
  const int finished = sqlite_api::sqlite3_backup_finish(backup);
  if (stepped == SQLITE_DONE && finished == SQLITE_OK) return {};
  return failure_of_sqlite(finished != SQLITE_OK ? finished : stepped, {}, "copy a backup").error;
}

Result<std::unique_ptr<Session>> open_copy(const fs::path& path) {
  try {
    return std::make_unique<Session>(
        Engine::sqlite, std::make_unique<soci::session>(soci::sqlite3, fmt::format("dbname=\"{}\"", path.string())));
  } catch (...) {
    return failure_of_current_exception("open a backup").error;
  }
}

Result<void> copy_and_check(const fs::path& database, const fs::path& partial) {
  GUARDIAN_CHECK(make_private_file(partial));
  GUARDIAN_TRY(auto from, open_sqlite(database, SqliteRole::reader));
  GUARDIAN_TRY(auto to, open_copy(partial));
  GUARDIAN_CHECK(copy_pages(*from, *to));
  // One file without a log beside it.
  GUARDIAN_CHECK(run_sqlite_script(*to, "PRAGMA journal_mode=DELETE", "finish a backup"));
  return check_sqlite_integrity(*to);
}

}  // namespace

Result<void> backup_sqlite(const fs::path& database, const fs::path& path) {
  if (path.string().find('"') != std::string::npos) return Error::invalid("The path must not contain a quotation mark");
  const fs::path partial = path.string() + ".partial";
  if (auto copied = copy_and_check(database, partial); !copied) {
    ::unlink(partial.c_str());
    return copied;
  }
  GUARDIAN_CHECK(sync_path(partial, O_RDONLY));
  if (::rename(partial.c_str(), path.c_str()) != 0) {
    auto failed = file_error("Renaming to", path);
    ::unlink(partial.c_str());
    return failed;
  }
  const auto directory = path.has_parent_path() ? path.parent_path() : fs::path(".");
  return sync_path(directory, O_RDONLY | O_DIRECTORY);
}

Result<void> check_sqlite_integrity(Session& session) {
  GUARDIAN_TRY(const auto found, session.read_all<TextRow>(kIntegrityCheck, Params{}));
  if (found.size() != 1 || found.front().value != "ok")
    return damaged(found.empty() ? "integrity_check gave nothing" : found.front().value);
  GUARDIAN_TRY(const auto orphans, session.read_all<TableRow>(kForeignKeyCheck, Params{}));
  if (!orphans.empty())
    return damaged(
        fmt::format("a row of {} refers to {}, which lacks it", orphans.front().table, orphans.front().parent));
  return {};
}

}  // namespace guardian::storage
