#pragma once

#include "base/result.h"
#include "domain/access/authenticator.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Makes a cache of credentials forget, on every way out of the block.
template <typename Cache>
struct ForgetAfter {
  Cache& cache;
  ~ForgetAfter() { cache.invalidate(); }
};

// Runs a change of credentials: raises the epoch inside the transaction, so that other nodes hear of it,
// and makes this node forget what it read before, once the write has returned and before anyone is
// answered. Also when it failed: an error may come after the commit.
template <typename F>
auto change_credentials(Database& database, Authenticator& authenticator, F&& change) {
  const ForgetAfter<Authenticator> forget{authenticator};
  return database.write(WriteLane::security, [&](Tx& tx) -> std::invoke_result_t<F, Tx&> {
    GUARDIAN_CHECK(tx.credentials().raise_auth_epoch());
    return change(tx);
  });
}

// Locks the chain's head until the transaction ends: privileged changes of one tenant come one after the
// other, so what a change counts (keys, owners) is still true when it commits. Called before reading.
inline Result<void> take_turn(Tx& tx, std::string_view chain) {
  GUARDIAN_TRY([[maybe_unused]] const auto head, tx.audit().lock_head(chain));
  return {};
}

}  // namespace guardian::domain
