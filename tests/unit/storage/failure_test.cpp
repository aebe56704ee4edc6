#include "storage/failure.h"

#include <gtest/gtest.h>
#include <soci/soci.h>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "storage/postgresql_connection.h"

namespace guardian::storage {

TEST(Failure, SqliteCodesHaveTheirMeaning) {
  const auto code = [](int sqlite) { return failure_of_sqlite(sqlite, {}, "x").error.code; };
  EXPECT_EQ(code(SQLITE_CONSTRAINT_UNIQUE), ErrorCode::conflict);
  EXPECT_EQ(code(SQLITE_CONSTRAINT_FOREIGNKEY), ErrorCode::conflict);
  EXPECT_EQ(code(SQLITE_CONSTRAINT_CHECK), ErrorCode::internal);
  EXPECT_EQ(code(SQLITE_FULL), ErrorCode::storage_full);
  EXPECT_EQ(code(SQLITE_IOERR_SHMSIZE), ErrorCode::storage_full);
  EXPECT_EQ(code(SQLITE_CORRUPT_INDEX), ErrorCode::corrupt);
  EXPECT_EQ(code(SQLITE_NOTADB), ErrorCode::corrupt);
  EXPECT_EQ(code(SQLITE_BUSY_SNAPSHOT), ErrorCode::unavailable);
  EXPECT_EQ(code(SQLITE_IOERR_FSYNC), ErrorCode::unavailable);
}

TEST(Failure, OnlyFailedWritesAndSyncsStopTheWriter) {
  for (const int fatal : {SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC, SQLITE_IOERR_WRITE, SQLITE_IOERR_TRUNCATE})
    EXPECT_TRUE(failure_of_sqlite(fatal, {}, "x").fatal_write) << fatal;
  for (const int passing : {SQLITE_FULL, SQLITE_IOERR_READ, SQLITE_BUSY, SQLITE_IOERR_SHMSIZE})
    EXPECT_FALSE(failure_of_sqlite(passing, {}, "x").fatal_write) << passing;
}

TEST(Failure, PostgresqlStatesHaveTheirMeaning) {
  const auto made = [](std::string_view state) { return failure_of_postgresql(state, {}, "x"); };
  EXPECT_EQ(made("23505").error.code, ErrorCode::conflict);
  EXPECT_EQ(made("23503").error.code, ErrorCode::conflict);
  EXPECT_EQ(made("53100").error.code, ErrorCode::storage_full);
  EXPECT_EQ(made("XX001").error.code, ErrorCode::corrupt);
  EXPECT_EQ(made("22021").error.code, ErrorCode::invalid_argument);
  EXPECT_EQ(made("57014").error.code, ErrorCode::unavailable);
  EXPECT_EQ(made("42P01").error.code, ErrorCode::internal);
  EXPECT_TRUE(made("40001").retry);
  EXPECT_TRUE(made("40P01").retry);
  EXPECT_FALSE(made("55P03").retry);
  EXPECT_TRUE(made("57P01").lost_session);
  EXPECT_TRUE(made("08006").lost_session);
  EXPECT_TRUE(made("").lost_session);
}

TEST(Failure, LogKeepsTheConstraintAndNoValue) {
  const auto postgresql =
      failure_of_postgresql("23505",
                            "ERROR:  duplicate key value violates unique constraint \"user_account_email_key\"\n"
                            "DETAIL:  Key (email)=(ann@example.com) already exists.",
                            "A new person");
  EXPECT_EQ(postgresql.error.log_text, "postgresql 23505 on user_account_email_key in \"A new person\"");
  const auto sqlite =
      failure_of_sqlite(SQLITE_CONSTRAINT_UNIQUE, "UNIQUE constraint failed: user_account.email", "A new person");
  EXPECT_EQ(sqlite.error.log_text, "sqlite 2067 on user_account.email in \"A new person\"");
  EXPECT_EQ(failure_of_postgresql("23505", "no constraint named (secret)", "x").error.log_text,
            "postgresql 23505 in \"x\"");
}

TEST(Failure, UnknownExceptionsLoseTheirText) {
  try {
    throw std::runtime_error("hunter2");
  } catch (...) {
    const auto failure = failure_of_current_exception("x");
    EXPECT_EQ(failure.error.code, ErrorCode::internal);
    EXPECT_EQ(failure.error.log_text.find("hunter2"), std::string::npos);
  }
}

TEST(Conninfo, UrlBecomesQuotedOptions) {
  const auto info = postgresql_conninfo("postgresql://ann@db.example.com:5433/iot?sslmode=verify-full", {});
  ASSERT_TRUE(info);
  for (const char* part : {"host='db.example.com'", "port='5433'", "user='ann'", "dbname='iot'",
                           "sslmode='verify-full'", "connect_timeout='5'", "application_name='iot-guardian'"})
    EXPECT_NE(info->find(part), std::string::npos) << part << " in " << *info;
  const auto quoted = postgresql_conninfo("postgresql:///i%27ot%5C", "/etc/guardian/pass file");
  ASSERT_TRUE(quoted);
  EXPECT_NE(quoted->find(R"(dbname='i\'ot\\')"), std::string::npos) << *quoted;
  EXPECT_NE(quoted->find("passfile='/etc/guardian/pass file'"), std::string::npos);
}

}  // namespace guardian::storage
