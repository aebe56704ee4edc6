#include "storage/sqlite_writer.h"

#include <fmt/format.h>

#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <chrono>

#include "base/log.h"

namespace guardian::storage {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostOfGroup = 64;
constexpr auto kGroupTime = 50ms;
// A quiet moment this long is used to copy the log into the database.
constexpr auto kIdleTime = 200ms;
constexpr int kPageBytes = 4096;
// Under constant load: copy at 16 MiB, and cut the file when readers have let it grow beyond 64 MiB.
constexpr int kPagesToCheckpoint = 16 * 1024 * 1024 / kPageBytes;
constexpr int kPagesToTruncate = 64 * 1024 * 1024 / kPageBytes;
constexpr int kTruncateWaitMs = 50;
constexpr int kBusyTimeoutMs = 5000;

Error read_only_error() {
  return Error::unavailable("The database cannot be written: the disk failed. Restart the service after it is mended",
                            "writer is read-only after a failed write to disk");
}

}  // namespace

SqliteWriter::SqliteWriter(std::unique_ptr<Session> session, std::filesystem::path file, const Clock& clock)
    : session_(std::move(session)),
      commands_(std::make_unique<SqliteCommands>(*session_)),
      file_(std::move(file)),
      clock_(clock) {
  sqlite_api::sqlite3_wal_hook(
      sqlite_handle(*session_),
      [](void* self, sqlite_api::sqlite3*, const char*, int pages) {
        static_cast<SqliteWriter*>(self)->pages_in_wal_ = pages;
        static_cast<SqliteWriter*>(self)->checkpointed_ = false;
        return SQLITE_OK;
      },
      this);
  thread_ = std::thread([this] { run(); });
}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
  thread_.join();
}

Result<void> SqliteWriter::write(domain::WriteLane lane, const std::function<Result<void>(domain::Tx&)>& change) {
  if (std::this_thread::get_id() == thread_.get_id()) return Error::internal("a write was asked for inside a write");
  if (read_only_) return read_only_error();
  Job job{change, {}, false, {}, nullptr};
  std::unique_lock lock(mutex_);
  if (stopping_) return Error::unavailable("The service is stopping");
  (lane == domain::WriteLane::security ? security_ : normal_).push_back(&job);
  work_.notify_one();
  job.ready.wait(lock, [&] { return job.done; });
  return std::move(job.answer);
}

SqliteWriter::Job* SqliteWriter::take() {
  auto& lane = security_.empty() ? normal_ : security_;
  if (lane.empty()) return nullptr;
  Job* job = lane.front();
  lane.pop_front();
  return job;
}

void SqliteWriter::run() {
  for (;;) {
    Job* job = nullptr;
    {
      std::unique_lock lock(mutex_);
      const auto something = [&] { return stopping_ || !security_.empty() || !normal_.empty(); };
      if (checkpointed_) {
        work_.wait(lock, something);
      } else if (!work_.wait_for(lock, kIdleTime, something)) {
        lock.unlock();
        checkpoint(true);
        continue;
      }
      job = take();
      if (job == nullptr && stopping_) break;
    }
    if (job != nullptr) run_group(job);
    if (pages_in_wal_ >= std::max(checkpoint_at_, kPagesToCheckpoint) && !checkpointed_) checkpoint(false);
  }
  checkpoint(true);
}

void SqliteWriter::run_group(Job* first) {
  std::vector<Job*> group;
  session_->forget_failure();
  if (read_only_) {
    first->answer = read_only_error();
    group.push_back(first);
    return answer(group);
  }
  if (auto begun = commands_->run(SqliteCommands::begin_immediate); !begun) {
    first->answer = std::move(begun);
    group.push_back(first);
    if (session_->health().fatal_write) give_up_writing();
    return answer(group);
  }
  const auto end = std::chrono::steady_clock::now() + kGroupTime;
  bool lost = false;
  for (Job* job = first; job != nullptr;) {
    group.push_back(job);
    const bool alone = job == first;
    lost = !run_job(*job, alone);
    if (alone && !lost && !job->answer) {  // it had no savepoint: the transaction goes with it
      (void)commands_->run(SqliteCommands::rollback);
      return answer(group);
    }
    job = nullptr;
    if (lost || group.size() >= kMostOfGroup || std::chrono::steady_clock::now() >= end) break;
    const std::lock_guard lock(mutex_);
    job = take();
  }
  finish_group(group, lost);
}

bool SqliteWriter::run_job(Job& job, bool alone) {
  session_->forget_failure();
  if (!alone) {
    if (auto saved = commands_->run(SqliteCommands::savepoint); !saved) {
      job.answer = std::move(saved);
      return commands_->in_transaction() && !session_->health().fatal_write;
    }
  }
  job.transaction = std::make_unique<SqlTransaction>(*session_, clock_);
  try {
    job.answer = job.change(*job.transaction);
    if (job.answer) job.answer = job.transaction->prepare_commit();
  } catch (...) {
    job.answer = failure_of_current_exception("a change").error;
  }
  if (!commands_->in_transaction() || session_->health().fatal_write) {
    if (job.answer) job.answer = session_->health().error.value_or(Error::internal("the transaction was lost"));
    return false;
  }
  if (!job.answer) job.transaction.reset();
  if (alone) return true;
  if (job.answer) {
    job.answer = commands_->run(SqliteCommands::release);
  } else {
    const bool undone = commands_->run(SqliteCommands::rollback_to) && commands_->run(SqliteCommands::release);
    if (!undone) return false;
  }
  return commands_->in_transaction() && !session_->health().fatal_write;
}

void SqliteWriter::finish_group(std::vector<Job*>& group, bool lost) {
  Result<void> committed;
  if (lost) {
    committed = session_->health().error.value_or(Error::unavailable("The database is not available", "group lost"));
  } else {
    session_->forget_failure();
    committed = commands_->run(SqliteCommands::commit);
  }
  if (!committed) {
    log_error("commit_failed",
              {{"cause", committed.error().log_text}, {"changes", static_cast<std::int64_t>(group.size())}});
    const bool fatal = session_->health().fatal_write;
    if (commands_->in_transaction()) (void)commands_->run(SqliteCommands::rollback);
    if (fatal) give_up_writing();
  }
  for (Job* job : group) {
    if (!job->answer) continue;
    job->answer = committed ? job->transaction->after_commit() : Result<void>(committed.error());
  }
  answer(group);
}

void SqliteWriter::answer(std::vector<Job*>& group) {
  for (Job* job : group) job->transaction.reset();
  const std::lock_guard lock(mutex_);
  for (Job* job : group) {
    job->done = true;
    job->ready.notify_one();  // under the lock: the job lives on its caller's stack
  }
}

void SqliteWriter::give_up_writing() {
  if (read_only_.exchange(true)) return;
  // Closing would checkpoint what the failed sync may have lost: the log is left for the next start to judge.
  sqlite_api::sqlite3_db_config(sqlite_handle(*session_), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  log_error("database_read_only", {{"advice", "a write to disk failed: check the disk, then restart"}});
}

void SqliteWriter::checkpoint(bool idle) {
  checkpointed_ = true;
  if (read_only_ || pages_in_wal_ == 0) return;
  auto* handle = sqlite_handle(*session_);
  const bool truncate = pages_in_wal_ >= kPagesToTruncate || (idle && stopping_);
  int in_log = 0;
  int copied = 0;
  if (truncate) sqlite_api::sqlite3_busy_timeout(handle, kTruncateWaitMs);  // readers are not waited for
  const int code = sqlite_api::sqlite3_wal_checkpoint_v2(
      handle, nullptr, truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
  if (truncate) sqlite_api::sqlite3_busy_timeout(handle, kBusyTimeoutMs);
  if (code == SQLITE_OK || code == SQLITE_BUSY) {
    const bool emptied = code == SQLITE_OK && in_log == copied;
    checkpoint_at_ = emptied ? kPagesToCheckpoint : pages_in_wal_ + kPagesToCheckpoint;
    if (emptied) pages_in_wal_ = 0;
    return;
  }
  const auto failure = failure_of_sqlite(sqlite_api::sqlite3_extended_errcode(handle), {}, "checkpoint");
  log_error("checkpoint_failed", {{"cause", failure.error.log_text}});
  if (failure.fatal_write) give_up_writing();
}

}  // namespace guardian::storage
