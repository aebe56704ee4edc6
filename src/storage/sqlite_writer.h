#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.h"
#include "domain/store/database.h"
#include "storage/sql_transaction.h"
#include "storage/sqlite_connection.h"

namespace guardian::storage {

// The one thread that writes, with the one connection that writes and checkpoints.
//
// Closures wait in two lanes; `security` is always emptied first. The thread takes what waits into one
// transaction (a group), each closure after the first under its own SAVEPOINT, so that one sync to disk pays for
// many and a failing closure undoes only itself. (The first needs none: when it fails, the group ends with it.
// Statements that can fail half-way cost ever more inside a savepoint that has changed many pages, so large
// changes should not need one.) A group ends after kMostOfGroup closures or kGroupTime. Callers are
// answered after COMMIT and their witnesses. When COMMIT fails nobody in the group is acknowledged; when a
// write or sync to disk fails, nobody knows what is on it, and the writer writes no more until a restart
// (a second fsync could succeed although the pages are gone).
class SqliteWriter {
 public:
  // Takes the writing session, migrated.
  SqliteWriter(std::unique_ptr<Session> session, std::filesystem::path file, const Clock& clock);
  ~SqliteWriter();  // finishes what waits, then closes
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  // Any thread but the writer's own.
  Result<void> write(domain::WriteLane lane, const std::function<Result<void>(domain::Tx&)>& change);

 private:
  struct Job {
    const std::function<Result<void>(domain::Tx&)>& change;
    Result<void> answer;
    bool done = false;
    std::condition_variable ready;
    std::unique_ptr<SqlTransaction> transaction;
  };

  void run();
  Job* take();
  void run_group(Job* first);
  // `alone`: the first of a group runs without a savepoint. False: the whole transaction is lost.
  bool run_job(Job& job, bool alone);
  void finish_group(std::vector<Job*>& group, bool lost);
  void answer(std::vector<Job*>& group);
  void give_up_writing();
  void checkpoint(bool idle);

  std::unique_ptr<Session> session_;
  std::unique_ptr<SqliteCommands> commands_;
  std::filesystem::path file_;
  const Clock& clock_;
  int pages_in_wal_ = 0;   // set by SQLite at each commit
  int checkpoint_at_ = 0;  // pages; moves on while readers hold the log
  bool checkpointed_ = true;
  std::atomic<bool> read_only_ = false;

  std::mutex mutex_;
  std::condition_variable work_;
  std::deque<Job*> security_;
  std::deque<Job*> normal_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace guardian::storage
