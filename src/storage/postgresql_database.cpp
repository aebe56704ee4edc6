#include "storage/postgresql_database.h"

#include <algorithm>

#include "base/log.h"
#include "domain/tenants/tenant.h"
#include "storage/postgresql_connection.h"

namespace guardian::storage {

namespace {

constexpr std::chrono::milliseconds kSessionPatience{10'000};
constexpr int kMostRuns = 4;
constexpr const char* kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
// Rows that decide over a change are locked by the queries that read them, so READ COMMITTED is enough and
// waiting replaces most serialisation failures.
constexpr const char* kBeginWrite = "BEGIN ISOLATION LEVEL READ COMMITTED";

template <typename T>
std::vector<std::unique_ptr<T>> some(int count) {
  std::vector<std::unique_ptr<T>> all;
  for (int i = 0; i < std::max(count, 1); ++i) all.push_back(std::make_unique<T>());
  return all;
}

}  // namespace

PostgresqlDatabase::PostgresqlDatabase(std::string conninfo, int sessions, const Clock& clock)
    : conninfo_(std::move(conninfo)), clock_(clock), places_(some<Place>(sessions)) {}

Result<void> PostgresqlDatabase::begin(Place& place, const char* command) {
  if (place.session != nullptr) {
    place.session->forget_failure();
    auto begun = run_postgresql_script(*place.session, command, "begin", "BEGIN");
    if (begun || !place.session->health().lost_session) return begun;
    place.drop();  // it died while idle: nothing has run on it yet
  }
  GUARDIAN_TRY(place.session, open_postgresql(conninfo_));
  place.session->use_clock(clock_);
  place.reader = std::make_unique<SqlReader>(*place.session);
  return run_postgresql_script(*place.session, command, "begin", "BEGIN");
}

Result<void> PostgresqlDatabase::do_read(const std::function<Result<void>(const domain::Reader&)>& use) {
  const auto lease = places_.take(kSessionPatience);
  if (!lease) return Error::unavailable("The database is busy", "no session became free");
  GUARDIAN_CHECK(begin(*lease, kBeginRead));
  Result<void> answer;
  try {
    answer = use(*lease->reader);
  } catch (...) {
    answer = failure_of_current_exception("a read").error;
  }
  if (auto ended = run_postgresql_script(*lease->session, "COMMIT", "end a read"); !ended && answer)
    answer = std::move(ended);
  if (!is_connected(*lease->session)) lease->drop();
  return answer;
}

Result<void> PostgresqlDatabase::do_write(domain::WriteLane, const std::function<Result<void>(domain::Tx&)>& change) {
  const auto lease = places_.take(kSessionPatience);
  if (!lease) return Error::unavailable("The database is busy", "no session became free");
  Result<void> answer;
  for (int run = 1; run <= kMostRuns; ++run) {
    bool again = false;
    answer = run_change(*lease, change, again);
    if (!again) break;
  }
  if (lease->session != nullptr && !is_connected(*lease->session)) lease->drop();
  return answer;
}

Result<void> PostgresqlDatabase::run_change(Place& place, const std::function<Result<void>(domain::Tx&)>& change,
                                            bool& again) {
  GUARDIAN_CHECK(begin(place, kBeginWrite));
  Session& session = *place.session;
  SqlTransaction transaction(session);
  Result<void> answer;
  try {
    answer = change(transaction);
    if (answer) answer = transaction.prepare_commit();
  } catch (...) {
    answer = failure_of_current_exception("a change").error;
  }
  if (answer) answer = run_postgresql_script(session, "COMMIT", "commit", "COMMIT");
  if (answer) return transaction.after_commit();
  again = session.health().retry && !session.health().lost_session;
  if (again || is_connected(session)) (void)run_postgresql_script(session, "ROLLBACK", "roll back");
  if (again) log_warning("change_rerun", {{"cause", answer.error().log_text}});
  return answer;
}

Result<void> PostgresqlDatabase::backup(const std::string&) {
  return Error::conflict("On PostgreSQL, back the database up with pg_dump or your backup system");
}

Result<void> PostgresqlDatabase::check_ready() {
  return do_write(domain::WriteLane::security,
                  [](domain::Tx& tx) { return tx.set_installation_value("ready_probe", "1"); });
}

Result<void> PostgresqlDatabase::check_integrity() {
  // PostgreSQL checks its pages as it reads them (data checksums); a full check is pg_amcheck's work.
  return do_read([](const domain::Reader& reader) -> Result<void> {
    GUARDIAN_CHECK(reader.tenants().list());
    return {};
  });
}

}  // namespace guardian::storage
