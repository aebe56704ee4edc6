#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "domain/store/database.h"

namespace guardian::storage {

struct DatabaseOptions {
  // Behaviour
  std::filesystem::path data_directory;           // 0700; SQLite: holds guardian.db
  std::string url = "sqlite";                     // or postgresql://user@host:port/database, without a password
  std::optional<std::filesystem::path> passfile;  // libpq's, 0600
  const Clock* clock = nullptr;                   // must outlive the database; absent: the system's
  // Speed
  int readers = 4;               // SQLite: connections that read; fewer than workers: they queue
  int postgresql_sessions = 16;  // connections that read or write
};

// Opens the database and brings its schema up to date. Fails with configuration (a URL with a password, a
// schema newer than this program), corrupt (not a database) or unavailable. Whoever calls it for SQLite
// holds the lock of the data directory for as long as the database lives.
Result<std::unique_ptr<domain::Database>> open_database(const DatabaseOptions& options);

// The newest migration this program knows, and so the schema of a database it has opened.
int schema_version();

// The file SQLite keeps in the data directory.
std::filesystem::path database_file(const std::filesystem::path& data_directory);

}  // namespace guardian::storage
