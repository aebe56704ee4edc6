#pragma once

#include <string_view>

#include "base/error.h"

namespace guardian::storage {

// What an engine's error means for the caller, the transaction and the session.
struct Failure {
  Error error;
  bool retry = false;         // serialisation failure or deadlock: run the whole transaction again
  bool lost_session = false;  // the connection is gone
  bool fatal_write = false;   // a write or sync reached the disk or not, nobody knows: write no more
};

// REQUIRES: called inside a catch block. Keeps engine code and constraint name; the exception's own text
// holds bound values and is dropped.
Failure failure_of_current_exception(std::string_view purpose);

// The same for a result code of SQLite's C interface, with the constraint named by `message`.
Failure failure_of_sqlite(int extended_code, std::string_view message, std::string_view purpose);
// And for a SQLSTATE of PostgreSQL.
Failure failure_of_postgresql(std::string_view sqlstate, std::string_view message, std::string_view purpose);

}  // namespace guardian::storage
