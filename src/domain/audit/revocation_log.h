#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/access/key_ring.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Applies every revoke, disable, enable, lock, unlock, suspend, removal and password change that was logged outside
// the database (each line with its MAC; a line whose MAC fails stops with `corrupt`) to a database just
// restored from an older backup: what was dead when the backup came back stays dead. A person whose
// password changed since must be given a new one. Ends all sessions and draws a new `db_epoch`; one
// transaction with its audit record. Returns how many lines changed something. Run it while no server runs.
Result<int> replay_revocations(const std::filesystem::path& directory, const KeyRing& ring, Tx& tx);

}  // namespace guardian::domain
