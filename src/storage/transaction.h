#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "domain/store/database.h"
#include "storage/session.h"
#include "storage/webhooks/event_outbox.h"

namespace guardian::storage {

// What one transaction keeps in mind beside its rows. One thread, from begin to commit.
class Transaction {
 public:
  explicit Transaction(const Clock& clock) : clock_(clock), events_(clock) {}

  // The number of this transaction among the changes of the tenant, allotted at the first call: a row lock until
  // commit, so numbers appear in the order of commits. It is noted as the last of the collection ("device", ...).
  Result<std::int64_t> change_seq(Session& session, const std::string& tenant, std::string_view collection);
  // That lock without a change: whoever locks rows takes it first, so that no two changes of a tenant can wait for
  // each other, nor find that something is missing and both make it.
  Result<std::int64_t> lock_changes(Session& session, const std::string& tenant);
  // What has this number or a larger one was told, or could be, from this second on.
  Result<void> note_second(Session& session, const std::string& tenant, std::int64_t seq);
  Instant now() const { return clock_.now(); }

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
    std::int64_t seq = 0;
    std::vector<std::string_view> noted;  // collections
  };
  Result<Allotted*> allot(Session& session, const std::string& tenant);

  const Clock& clock_;
  std::deque<Allotted> allotted_;
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
