#pragma once

#include <filesystem>

#include "base/result.h"
#include "storage/session.h"

namespace guardian::storage {

// Copies the database as it is at one moment, through a connection of its own, while it is in use. The
// copy is 0600 from its first byte, is checked, and gets its name when it is complete; `path`.partial is
// what an interrupted one leaves behind, and the next backup to that path replaces it.
Result<void> backup_sqlite(const std::filesystem::path& database, const std::filesystem::path& path);

// integrity_check and foreign_key_check. corrupt: the log text holds the first finding.
Result<void> check_sqlite_integrity(Session& session);

}  // namespace guardian::storage
