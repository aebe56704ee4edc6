#include "storage/transaction.h"

#include "storage/sql_text.h"

namespace guardian::storage {

Result<std::int64_t> Transaction::change_seq(Session& session, const std::string& tenant, std::string_view collection) {
  for (const auto& known : allotted_)
    if (known.collection == collection && known.tenant == tenant) return known.seq;
  GUARDIAN_TRY(const auto row,
               session.read_one<NumberRow>(sql::kChangesNextSeq, {{"tenant", tenant}, {"collection", collection}}));
  if (!row) return Error::internal("no change number was allotted");
  allotted_.push_back({tenant, collection, row->value});
  return static_cast<std::int64_t>(row->value);
}

Result<void> Transaction::prepare_commit(Session& session) {
  if (session.health().error) return *session.health().error;
  GUARDIAN_CHECK(events_.write(session, *this));
  if (epoch_raised_) GUARDIAN_CHECK(session.change(sql::kCredentialsRaiseAuthEpoch, {}));
  for (const auto& witness : witnesses_) GUARDIAN_CHECK(witness->before_commit());
  return {};
}

Result<void> Transaction::after_commit() {
  Result<void> answer;
  for (const auto& witness : witnesses_) {
    auto result = witness->after_commit();
    if (!result && answer) answer = std::move(result);
  }
  return answer;
}

}  // namespace guardian::storage
