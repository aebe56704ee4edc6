#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/session.h"

namespace guardian::storage {

// A URL in libpq's words (`host='...' port='...'`), which is all SOCI hands on. configuration: not a
// PostgreSQL URL, or it holds a password, which everyone who sees the command line could read.
Result<std::string> postgresql_conninfo(std::string_view url, const std::optional<std::filesystem::path>& passfile);

// Connects and sets the session's time limits.
Result<std::unique_ptr<Session>> open_postgresql(const std::string& conninfo);

// Runs SQL without parameters; several statements may stand in it. `expected_tag`, when not empty, is what
// the server must answer ("COMMIT": an aborted transaction answers "ROLLBACK" without an error).
Result<void> run_postgresql_script(Session& session, const std::string& sql, std::string_view purpose,
                                   std::string_view expected_tag = {});

// Whether libpq still thinks it is connected.
bool is_connected(Session& session);

}  // namespace guardian::storage
