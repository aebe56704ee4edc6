#include "storage/failure.h"

#include <fmt/format.h>
#include <soci/soci.h>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <new>
#include <string>

namespace guardian::storage {

namespace {

// The constraint's name out of an engine's message: the only part of it that is kept. Names of ours are
// lower-case words, so anything else there is a value and is not taken.
std::string constraint_name(std::string_view message) {
  for (const std::string_view lead : {std::string_view("constraint failed: "), std::string_view("constraint \"")}) {
    const auto at = message.substr(0, message.find('\n')).find(lead);
    if (at == std::string_view::npos) continue;
    std::string name;
    for (const char c : message.substr(at + lead.size())) {
      const bool plain =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ',' || c == ' ';
      if (!plain || name.size() >= 100) break;
      name.push_back(c);
    }
    return name;
  }
  return {};
}

Error engine_error(ErrorCode code, std::string client, std::string_view engine, std::string_view engine_code,
                   std::string_view constraint, std::string_view purpose) {
  return {code,
          std::move(client),
          constraint.empty() ? fmt::format("{} {} in \"{}\"", engine, engine_code, purpose)
                             : fmt::format("{} {} on {} in \"{}\"", engine, engine_code, constraint, purpose),
          {}};
}

struct Meaning {
  ErrorCode code = ErrorCode::internal;
  std::string_view client = "Internal error";
  bool retry = false;
  bool lost = false;
  bool fatal = false;
};

constexpr Meaning kConflict{ErrorCode::conflict, "It conflicts with what is stored"};
constexpr Meaning kFull{ErrorCode::storage_full, "No storage space is left"};
constexpr Meaning kDamaged{ErrorCode::corrupt, "Stored data is damaged"};
constexpr Meaning kAway{ErrorCode::unavailable, "The database is not available"};

Meaning sqlite_meaning(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return kConflict;
    case SQLITE_IOERR_SHMSIZE:  // the shared index cannot grow: the disk is full
      return kFull;
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_CLOSE:
      return {ErrorCode::unavailable, "The database is not available", false, false, true};
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_FULL:
      return kFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return kDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL:
      return kAway;
    case SQLITE_TOOBIG:
      return {ErrorCode::too_large, "Too large to be stored"};
    default:
      return {};
  }
}

Meaning postgresql_meaning(std::string_view state) {
  if (state == "40001" || state == "40P01") return {ErrorCode::unavailable, "Too many changes at once", true};
  if (state == "23505" || state == "23503") return kConflict;
  if (state == "53100") return kFull;
  if (state.starts_with("XX00") && state != "XX000") return kDamaged;
  if (state == "22021" || state == "22P05")
    return {ErrorCode::invalid_argument, "The text holds a character that cannot be stored"};
  if (state.starts_with("08") || state.starts_with("57P") || state.empty() || state.front() == ' ' ||
      state.front() == '\0')
    return {ErrorCode::unavailable, "The database is not available", false, true};
  if (state.starts_with("53") || state.starts_with("57") || state.starts_with("55") || state.starts_with("25"))
    return kAway;
  return {};
}

Failure made(const Meaning& meaning, std::string_view engine, std::string_view engine_code, std::string_view message,
             std::string_view purpose) {
  return {
      engine_error(meaning.code, std::string(meaning.client), engine, engine_code, constraint_name(message), purpose),
      meaning.retry, meaning.lost, meaning.fatal};
}

}  // namespace

Failure failure_of_sqlite(int extended_code, std::string_view message, std::string_view purpose) {
  return made(sqlite_meaning(extended_code), "sqlite", std::to_string(extended_code), message, purpose);
}

Failure failure_of_postgresql(std::string_view sqlstate, std::string_view message, std::string_view purpose) {
  std::string shown;
  for (const char c : sqlstate)
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) shown.push_back(c);
  return made(postgresql_meaning(shown), "postgresql", shown.empty() ? "connection" : shown, message, purpose);
}

Failure failure_of_current_exception(std::string_view purpose) {
  try {
    throw;
  } catch (const soci::postgresql_soci_error& e) {
    return failure_of_postgresql(e.sqlstate(), e.get_error_message(), purpose);
  } catch (const soci::sqlite3_soci_error& e) {
    return failure_of_sqlite(e.result(), e.get_error_message(), purpose);
  } catch (const soci::soci_error&) {
    return {Error::internal(fmt::format("database access failed in \"{}\"", purpose)), false, false, false};
  } catch (const std::bad_alloc&) {
    return {Error::unavailable("Out of memory", fmt::format("out of memory in \"{}\"", purpose)), false, false, false};
  } catch (const std::exception&) {
    return {Error::internal(fmt::format("unexpected exception in \"{}\"", purpose)), false, false, false};
  }
}

}  // namespace guardian::storage
