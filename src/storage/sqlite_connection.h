#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "storage/session.h"

namespace sqlite_api {  // where SOCI's header puts SQLite's names
struct sqlite3;
struct sqlite3_stmt;
}  // namespace sqlite_api

namespace guardian::storage {

// Exactly one connection of the process is `writer`: it alone writes and checkpoints. Debian's SQLite
// 3.40.1 can lose a WAL reset when two connections do.
enum class SqliteRole { writer, reader };

// Opens, with the settings of its role. The writer creates the file (0600) when it is absent.
Result<std::unique_ptr<Session>> open_sqlite(const std::filesystem::path& file, SqliteRole role);

sqlite_api::sqlite3* sqlite_handle(Session& session);

// Runs SQL without parameters: pragmas, migrations. Several statements may stand in it.
Result<void> run_sqlite_script(Session& session, const std::string& sql, std::string_view purpose);

// The commands around transactions, prepared once: a point read pays for BEGIN and COMMIT each time.
class SqliteCommands {
 public:
  enum Command { begin, begin_immediate, commit, rollback, savepoint, release, rollback_to, kCount };
  explicit SqliteCommands(Session& session);
  ~SqliteCommands();
  SqliteCommands(const SqliteCommands&) = delete;
  SqliteCommands& operator=(const SqliteCommands&) = delete;

  Result<void> run(Command command);
  // Outside a transaction: an error inside one may have ended it.
  bool in_transaction() const;

 private:
  Session& session_;
  std::array<sqlite_api::sqlite3_stmt*, kCount> statements_{};
};

}  // namespace guardian::storage
