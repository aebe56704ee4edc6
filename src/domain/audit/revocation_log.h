#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_key.h"
#include "domain/access/key_ring.h"
#include "domain/store/database.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"

namespace guardian::domain {

// What is logged of a change, for AuditEvent::revocation: what the object is from now on. `revives`
// marks changes that give something back (enable, unlock, resume, promote). Those reach the log after
// their commit, all others before it: a crash between the two then leaves a thing dead, never alive.
std::string log_key_state(std::string_view tenant_id, const AccessKey& key, bool revives);
std::string log_keys_revoked(std::string_view tenant_id, Instant issued_until);
std::string log_member_state(std::string_view tenant_id, const Membership& member, bool revives);
std::string log_member_removed(std::string_view tenant_id, std::string_view user_id);
std::string log_tenant_state(const Tenant& tenant, bool revives);
std::string log_tenant_removed(std::string_view tenant_id);
std::string log_password_changed(std::string_view user_id);
bool logged_change_revives(std::string_view change);

// One line of the log. `epoch` is the database's `db_epoch` and (chain, seq) the audit record of the
// change: a restored database is behind exactly the lines that its chains do not hold yet.
struct RevocationLine {
  std::string epoch;
  std::string chain;
  std::int64_t seq = 0;
  std::string change;
};
std::string format_revocation(const RevocationLine& line, const KeyRing& ring);

// Applies every revoke, disable, enable, lock, unlock, suspend, removal and password change that was logged outside
// the database (each line with its MAC; a line whose MAC fails stops with `corrupt`) to a database just
// restored from an older backup: what was dead when the backup came back stays dead. A person whose
// password changed since must be given a new one. Ends all sessions and draws a new `db_epoch`; one
// transaction with its audit record. Returns how many lines changed something. Run it while no server runs.
Result<int> replay_revocations(const std::filesystem::path& directory, const KeyRing& ring, Tx& tx,
                               const Clock& clock = SystemClock());

}  // namespace guardian::domain
