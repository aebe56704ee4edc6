#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/key_ring.h"
#include "domain/audit/audit_trail.h"
#include "domain/audit/checkpoints.h"

namespace guardian::domain {

// Walks every chain the database or `acknowledged` knows and tells the first bad record of each. A
// database ahead of `acknowledged` is clean: a crash can come between commit and checkpoint.
Result<std::vector<AuditTrail::Finding>> walk_chains(const AuditStore& audit, const AuditHeads& acknowledged,
                                                     const KeyRing& ring);

// The same for one chain; absent: clean.
Result<std::optional<AuditTrail::Finding>> walk_one_chain(const AuditStore& audit, std::string_view chain,
                                                          const AuditHeads& acknowledged, const KeyRing& ring);

}  // namespace guardian::domain
