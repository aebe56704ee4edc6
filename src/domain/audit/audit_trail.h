#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/access/key_ring.h"
#include "domain/audit/audit.h"
#include "domain/store/database.h"

namespace guardian::domain {

struct AuditEvent {
  std::string chain;  // tenant id or kInstallationChain
  Actor actor;
  std::string action;  // "access-key.create"; the closed list is in audit_actions.h
  std::string object;
  std::string result = "ok";
  std::string request_id;
  std::string detail = "{}";
  // Present: also appended to the log of revocations, which `restore` replays (see revocation_log.h).
  std::optional<std::string> revocation;
};

// Writes privileged changes into the chain of their tenant, in the change's own transaction:
//   mac_n = HMAC(audit secret, mac_{n-1} + canonical(record_n))
// After the commit and before the caller's answer the new head goes to a checkpoint file outside the
// database. Whoever holds the database alone can then neither edit, delete, insert, cut nor rewrite
// without `verify` finding it; SECURITY.md says what it cannot find. Any thread.
class AuditTrail {
 public:
  // `directory` (0700) holds `checkpoints` and `revocations`. configuration or unavailable when they cannot be opened.
  static Result<std::unique_ptr<AuditTrail>> open(const std::filesystem::path& directory, const KeyRingHolder& ring,
                                                  const Clock& clock);
  ~AuditTrail();

  // Inside a write. When the checkpoint cannot be written the whole transaction is refused
  // (unavailable, type "audit-unavailable").
  Result<void> append(Tx& tx, const AuditEvent& event);

  struct Finding {
    std::string chain;
    std::int64_t seq = 0;  // the first bad one
    std::string what;      // "record was changed", "records 12..14 are missing", "chain was cut after 90"
  };
  // Walks every chain, on a busy database too. No findings: clean.
  Result<std::vector<Finding>> verify(Database& database) const;

  // The same for one chain; absent: clean.
  Result<std::optional<Finding>> verify_chain(Database& database, std::string_view chain) const;

  bool writable() const;  // for readiness

 private:
  AuditTrail();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
