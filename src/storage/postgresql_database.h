#pragma once

#include <memory>
#include <string>

#include "domain/store/database.h"
#include "storage/lease_pool.h"
#include "storage/sql_transaction.h"

namespace guardian::storage {

// The tenants' database on PostgreSQL. Any thread. Sessions are opened when first needed and rebuilt,
// statements and all, when the connection was lost; a change that meets a serialisation failure or a
// deadlock runs again, up to kMostRuns times in all.
class PostgresqlDatabase final : public domain::Database {
 public:
  PostgresqlDatabase(std::string conninfo, int sessions, const Clock& clock);  // the clock must outlive it

  Result<void> backup(const std::string& path) override;
  Result<void> check_ready() override;
  Result<void> check_integrity() override;

 protected:
  Result<void> do_read(const std::function<Result<void>(const domain::Reader&)>& use) override;
  Result<void> do_write(domain::WriteLane lane, const std::function<Result<void>(domain::Tx&)>& change) override;

 private:
  struct Place {
    std::unique_ptr<Session> session;  // empty: to be opened
    std::unique_ptr<SqlReader> reader;
    void drop() {
      reader.reset();
      session.reset();
    }
  };

  // Begins a transaction, on a new session when the old one is gone.
  Result<void> begin(Place& place, const char* command);
  Result<void> run_change(Place& place, const std::function<Result<void>(domain::Tx&)>& change, bool& again);

  std::string conninfo_;
  const Clock& clock_;
  LeasePool<Place> places_;
};

}  // namespace guardian::storage
