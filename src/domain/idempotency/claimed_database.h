#pragma once

#include <string>
#include <utility>

#include "domain/access/access_scope.h"
#include "domain/store/database.h"
#include "domain/store/idempotency.h"

namespace guardian::domain {

// The database as one attempt of a repeatable call sees it: each write begins by marking the attempt as applied, in
// its own transaction. So a change stands exactly when its mark does, whatever happens to the process; and an attempt
// whose key was taken over by another changes nothing (conflict). One thread.
class ClaimedDatabase final : public Database {
 public:
  // The database and the scope must outlive it.
  ClaimedDatabase(Database& database, const AccessScope& scope, CallName name, std::string claim)
      : database_(database), scope_(scope), name_(std::move(name)), claim_(std::move(claim)) {}

  Result<void> backup(const std::string& path) override { return database_.backup(path); }
  Result<void> check_ready() override { return database_.check_ready(); }
  Result<void> check_integrity() override { return database_.check_integrity(); }

 private:
  Result<void> do_read(const std::function<Result<void>(const Reader&)>& use) override { return database_.read(use); }
  Result<void> do_write(WriteLane lane, const std::function<Result<void>(Tx&)>& change) override;

  Database& database_;
  const AccessScope& scope_;
  const CallName name_;
  const std::string claim_;
};

}  // namespace guardian::domain
