#include "domain/idempotency/claimed_database.h"

namespace guardian::domain {

Result<void> ClaimedDatabase::do_write(WriteLane lane, const std::function<Result<void>(Tx&)>& change) {
  return database_.write(lane, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const bool held, tx.idempotency().mark_applied(scope_, name_, claim_));
    if (!held) {
      return Error::conflict("This call took so long that a repetition of it went on in its place",
                             "idempotency-key-in-use");
    }
    return change(tx);
  });
}

}  // namespace guardian::domain
