#pragma once

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

}  // namespace guardian::domain
