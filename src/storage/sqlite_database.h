#pragma once

#include <filesystem>
#include <memory>

#include "domain/store/database.h"
#include "storage/lease_pool.h"
#include "storage/sqlite_writer.h"

namespace guardian::storage {

// The embedded database: one writer, some readers. Any thread.
class SqliteDatabase final : public domain::Database {
 public:
  // `writer` is migrated; `clock` must outlive it.
  static Result<std::unique_ptr<domain::Database>> open(const std::filesystem::path& file,
                                                        std::unique_ptr<Session> writer, int readers,
                                                        const Clock& clock);

  Result<void> backup(const std::string& path) override;
  Result<void> check_ready() override;
  Result<void> check_integrity() override;

 protected:
  Result<void> do_read(const std::function<Result<void>(const domain::Reader&)>& use) override;
  Result<void> do_write(domain::WriteLane lane, const std::function<Result<void>(domain::Tx&)>& change) override;

 private:
  struct ReadingSession {
    explicit ReadingSession(std::unique_ptr<Session> opened)
        : session(std::move(opened)), commands(*session), reader(*session) {}
    std::unique_ptr<Session> session;
    SqliteCommands commands;
    SqlReader reader;
  };
  SqliteDatabase(std::filesystem::path file, std::unique_ptr<Session> writer,
                 std::vector<std::unique_ptr<ReadingSession>> readers, const Clock& clock);

  std::filesystem::path file_;
  SqliteWriter writer_;  // closes after the readers: the last connection to close checkpoints
  LeasePool<ReadingSession> readers_;
};

}  // namespace guardian::storage
