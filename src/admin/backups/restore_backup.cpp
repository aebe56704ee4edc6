#include "admin/backups/restore_backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/local_message.h"
#include "admin/secrets/installation_secrets.h"
#include "base/file.h"
#include "domain/audit/revocation_log.h"

// A restore must survive a kill at any instant, and never leave a database beside the write-ahead log of
// another. So: everything is checked and changed in DIR/restore/, a copy. Then the file `decided` is
// written: from then on the restore happens, if need be at the next start. The swap moves the old files
// (database and log together) into DIR/restore/old/ and the new database into place; whoever finds
// `decided` and DIR/restore/guardian.db knows that guardian.db* beside it is still the old one.
namespace guardian::admin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqliteMagic{"SQLite format 3\0", 16};

Error damaged(std::string_view what) {
  return Error{ErrorCode::corrupt, fmt::format("{}; nothing was changed. Try an older backup", what), {}, {}};
}

Result<void> sync_directory(const fs::path& path) {
  const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory || ::fsync(directory.get()) != 0)
    return Error{ErrorCode::storage_full, fmt::format("{} cannot be written to the disk", path.string()), {}, {}};
  return {};
}

Result<void> move_file(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  if (!fs::exists(from)) return {};
  fs::rename(from, to, failed);
  if (failed) return Error{ErrorCode::unavailable, fmt::format("{} cannot be moved", from.string()), {}, {}};
  return {};
}

Result<void> copy_input(int input, const fs::path& path) {
  const Descriptor output(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!output) return Error::unavailable(fmt::format("{} cannot be made", path.string()));
  std::string piece(256 * 1024, '\0');
  bool first = true;
  while (true) {
    const ssize_t got = ::read(input, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error::unavailable(fmt::format("The backup cannot be read: {}", std::strerror(errno)));
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
    if (first && !bytes.starts_with(kSqliteMagic)) return damaged("The file is not a backup");
    first = false;
    if (got == 0) break;
    GUARDIAN_CHECK(write_all(output.get(), bytes));
  }
  if (::fsync(output.get()) != 0) return Error{ErrorCode::storage_full, "The copy cannot be written", {}, {}};
  return {};
}

// Checks the copy and makes it fit for use here. Returns how many logged revocations changed something.
Result<int> prepare_copy(OfflineContext& context, const fs::path& staging) {
  std::error_code ignored;
  if (fs::is_empty(context.directory.secrets(), ignored))
    return Error::configuration("secrets/ is empty: run `secrets import FILE` first, or no access key would work");
  GUARDIAN_TRY(const auto ring, domain::KeyRing::open(context.directory.secrets(), context.clock));
  auto opened = context.open_embedded(staging);
  if (!opened && opened.error().code == ErrorCode::corrupt) return damaged("The backup is damaged");
  if (!opened) return std::move(opened).error();
  auto& database = **opened;
  if (auto whole = database.check_integrity(); !whole) return damaged(whole.error().client_text);
  GUARDIAN_CHECK(database.read([&](const domain::Reader& reader) { return check_fingerprints(reader, *ring); }));
  return database.write(domain::WriteLane::security, [&](domain::Tx& tx) -> Result<int> {
    GUARDIAN_TRY(const int replayed, domain::replay_revocations(context.directory.audit(), *ring, tx, context.clock));
    GUARDIAN_CHECK(record_fingerprints(tx, *ring));
    return replayed;
  });
}

}  // namespace

Result<void> finish_restore(const DataDirectory& directory) {
  const auto staging = directory.restore();
  std::error_code ignored;
  if (!fs::exists(staging, ignored)) return {};
  if (fs::exists(staging / "decided", ignored) && fs::exists(staging / "guardian.db", ignored)) {
    fs::create_directory(staging / "old", ignored);
    for (const char* name : {"guardian.db", "guardian.db-wal", "guardian.db-shm"})
      GUARDIAN_CHECK(move_file(directory.root() / name, staging / "old" / name));
    GUARDIAN_CHECK(sync_directory(directory.root()));
    GUARDIAN_CHECK(move_file(staging / "guardian.db", directory.database_file()));
    GUARDIAN_CHECK(sync_directory(directory.root()));
  }
  fs::remove_all(staging, ignored);
  return sync_directory(directory.root());
}

Result<void> restore_backup(OfflineContext& context, const boost::json::object&, CommandIo& io) {
  if (!context.embedded)
    return Error::conflict("This installation keeps its rows in PostgreSQL: restore it with pg_restore");
  GUARDIAN_CHECK(finish_restore(context.directory));
  const auto staging = context.directory.restore();
  GUARDIAN_CHECK(ensure_private_directory(staging));

  auto replayed = [&]() -> Result<int> {
    GUARDIAN_CHECK(copy_input(io.descriptor("input"), staging / "guardian.db"));
    return prepare_copy(context, staging);
  }();
  std::error_code ignored;
  if (!replayed) {
    fs::remove_all(staging, ignored);
    return std::move(replayed).error();
  }
  // Closing the copy has folded its log into it; a log that is still there would be lost by the swap.
  if (fs::exists(staging / "guardian.db-wal", ignored) && fs::file_size(staging / "guardian.db-wal", ignored) > 0) {
    fs::remove_all(staging, ignored);
    return Error::internal("the restored copy kept a write-ahead log");
  }
  GUARDIAN_CHECK(write_private_file(staging / "decided", "\n"));
  GUARDIAN_CHECK(finish_restore(context.directory));
  io.write(fmt::format(
      "restored; {} revocations and changes since the backup were applied again, all sessions and tokens ended\n",
      *replayed));
  return {};
}

}  // namespace guardian::admin
