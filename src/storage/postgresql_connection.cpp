#include "storage/postgresql_connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <soci/soci.h>

#include <soci/postgresql/soci-postgresql.h>

namespace guardian::storage {

namespace {

// A statement that runs for 30 s, a lock that is not had in 5 s and a transaction forgotten for 60 s are
// given up. UTC and UTF8 make the session independent of the server's settings.
constexpr const char* kSessionSettings =
    "SET statement_timeout = 30000; SET lock_timeout = 5000; SET idle_in_transaction_session_timeout = 60000;"
    "SET synchronous_commit = on; SET client_encoding = 'UTF8'; SET TIME ZONE 'UTC';"
    "SET client_min_messages = warning";

// SOCI does not export the class's type information, which UBSan's check of casts would look at.
[[gnu::no_sanitize("vptr")]] PGconn* postgresql_handle(Session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.connection().get_backend())->conn_;
}

void append_option(std::string& out, std::string_view name, std::string_view value) {
  if (!out.empty()) out.push_back(' ');
  out.append(name).append("='");
  for (const char c : value) {
    if (c == '\'' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  out.push_back('\'');
}

struct OptionsFree {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
struct ResultClear {
  void operator()(PGresult* result) const { PQclear(result); }
};

}  // namespace

Result<std::string> postgresql_conninfo(std::string_view url, const std::optional<std::filesystem::path>& passfile) {
  if (!url.starts_with("postgresql://") && !url.starts_with("postgres://"))
    return Error::configuration("The database must be \"sqlite\" or a URL that begins with postgresql://");
  char* message = nullptr;  // it may repeat the URL, so it is dropped
  const std::unique_ptr<PQconninfoOption, OptionsFree> options(PQconninfoParse(std::string(url).c_str(), &message));
  PQfreemem(message);
  if (!options) return Error::configuration("The database URL cannot be read: postgresql://USER@HOST:PORT/DATABASE");
  std::string conninfo;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string_view name = option->keyword;
    if (name == "password" || name == "sslpassword")
      return Error::configuration(
          "The database URL must not hold a password, which every user of the machine could read in the process list. "
          "Put it into a passfile (mode 0600, one line HOST:PORT:DATABASE:USER:PASSWORD) and name that with "
          "database.passfile, or write the URL into a configuration file of mode 0600");
    if (name == "passfile" && passfile) continue;
    append_option(conninfo, name, option->val);
  }
  if (passfile) append_option(conninfo, "passfile", passfile->string());
  if (conninfo.find("connect_timeout=") == std::string::npos) append_option(conninfo, "connect_timeout", "5");
  if (conninfo.find("application_name=") == std::string::npos)
    append_option(conninfo, "application_name", "iot-guardian");
  return conninfo;
}

Result<std::unique_ptr<Session>> open_postgresql(const std::string& conninfo) {
  std::unique_ptr<Session> session;
  try {
    session =
        std::make_unique<Session>(Engine::postgresql, std::make_unique<soci::session>(soci::postgresql, conninfo));
  } catch (...) {
    auto failure = failure_of_current_exception("connect");
    return Error::unavailable("The database is not available", std::move(failure.error.log_text));
  }
  PQsetNoticeProcessor(
      postgresql_handle(*session), [](void*, const char*) {}, nullptr);
  GUARDIAN_CHECK(run_postgresql_script(*session, kSessionSettings, "set the session up"));
  return session;
}

Result<void> run_postgresql_script(Session& session, const std::string& sql, std::string_view purpose,
                                   std::string_view expected_tag) {
  PGconn* connection = postgresql_handle(session);
  const std::unique_ptr<PGresult, ResultClear> result(PQexec(connection, sql.c_str()));
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
    if (expected_tag.empty() || PQcmdStatus(result.get()) == expected_tag) return {};
    return session.note({Error::internal(fmt::format("postgresql did not {}", expected_tag)), false, false, false});
  }
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  const char* constraint = PQresultErrorField(result.get(), PG_DIAG_CONSTRAINT_NAME);
  auto failure =
      failure_of_postgresql(state == nullptr ? "" : state,
                            constraint == nullptr ? "" : fmt::format("constraint \"{}\"", constraint), purpose);
  failure.lost_session |= PQstatus(connection) != CONNECTION_OK;
  return session.note(std::move(failure));
}

bool is_connected(Session& session) {
  PGconn* connection = postgresql_handle(session);
  return connection != nullptr && PQstatus(connection) == CONNECTION_OK;
}

}  // namespace guardian::storage
