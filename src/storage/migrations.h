#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "storage/session.h"

namespace guardian::storage {

struct Migration {
  int version = 0;
  std::string_view name;
  std::string_view text;
  std::array<Query, 2> afterwards{Query{{}}, Query{{}}};  // run behind the text, in its transaction; empty ones are none
};

// In order of version, from 1, without gaps. A migration that was released is never edited.
std::span<const Migration> all_migrations();

// Brings the schema to `up_to` (default: the latest), one transaction per migration, each recorded with
// the SHA-256 of its text. configuration: the schema is newer than this binary, or a recorded migration
// differs from ours. On PostgreSQL one node migrates while the others wait.
// REQUIRES: a session that may write, outside a transaction.
Result<void> migrate(Session& session, const Clock& clock, int up_to = -1);

}  // namespace guardian::storage
