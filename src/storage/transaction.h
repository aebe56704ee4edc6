#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "domain/store/database.h"
#include "storage/session.h"
#include "storage/webhooks/event_outbox.h"

namespace guardian::storage {

// What one transaction keeps in mind beside its rows. One thread, from begin to commit.
class Transaction {
 public:
  // The number of this transaction in the tenant's collection ("device", "alert", "tag", ...),
  // allotted at the first call: a row lock until commit, so numbers appear in the order of commits.
  Result<std::int64_t> change_seq(Session& session, const std::string& tenant, std::string_view collection);

  // Raised once, at the end: the row is shared by all tenants and should be locked as briefly as can be.
  void raise_auth_epoch() { epoch_raised_ = true; }
  bool epoch_raised() const { return epoch_raised_; }

  void add_witness(std::unique_ptr<domain::CommitWitness> witness) { witnesses_.push_back(std::move(witness)); }

  // What subscribers are told of this change; written by prepare_commit.
  EventOutbox& events() { return events_; }

  // Last work before COMMIT or RELEASE. An error means: roll back. A change whose statement failed is
  // never committed, even when its closure went on: PostgreSQL would turn its COMMIT into a ROLLBACK.
  Result<void> prepare_commit(Session& session);
  // After COMMIT. The first error of a witness is the caller's answer.
  Result<void> after_commit();

 private:
  struct Allotted {
    std::string tenant;
    std::string_view collection;
    std::int64_t seq = 0;
  };
  std::vector<Allotted> allotted_;
  std::vector<std::unique_ptr<domain::CommitWitness>> witnesses_;
  bool epoch_raised_ = false;
  EventOutbox events_;
};

// What a store works with: a session, and in Database::write the transaction.
struct StoreContext {
  Session& session;
  Transaction* transaction = nullptr;  // absent: reading only

  bool writing() const { return transaction != nullptr; }
  // Row locks exist on PostgreSQL only; SQLite has one writer. What a change reads one by one it may write
  // back, so those rows are locked: nobody's write between the two can be lost.
  bool locks_rows() const { return writing() && session.engine() == Engine::postgresql; }
  Shape locking() const { return Shape{}.with(Part::lock, locks_rows()); }
};

}  // namespace guardian::storage
