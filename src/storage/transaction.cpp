#include "storage/transaction.h"

#include <algorithm>
#include <chrono>

#include "storage/sql_text.h"

namespace guardian::storage {

Result<Transaction::Allotted*> Transaction::allot(Session& session, const std::string& tenant) {
  for (auto& known : allotted_)
    if (known.tenant == tenant) return &known;
  GUARDIAN_TRY(const auto row, session.read_one<NumberRow>(sql::kChangesNextNumber, {{"tenant", tenant}}));
  if (!row) return Error::internal("no change number was allotted");
  return &allotted_.emplace_back(Allotted{tenant, row->value, {}});
}

Result<std::int64_t> Transaction::lock_changes(Session& session, const std::string& tenant) {
  GUARDIAN_TRY(const Allotted* allotted, allot(session, tenant));
  return allotted->seq;
}

Result<void> Transaction::note_second(Session& session, const std::string& tenant, std::int64_t seq) {
  const auto second = std::chrono::floor<std::chrono::seconds>(now()).time_since_epoch().count();
  GUARDIAN_CHECK(session.change(sql::kChangesNoteSecond, {{"tenant", tenant}, {"second", second}, {"seq", seq}}));
  return {};
}

Result<std::int64_t> Transaction::change_seq(Session& session, const std::string& tenant, std::string_view collection) {
  GUARDIAN_TRY(Allotted* allotted, allot(session, tenant));
  const std::int64_t seq = allotted->seq;
  if (std::find(allotted->noted.begin(), allotted->noted.end(), collection) != allotted->noted.end()) return seq;
  if (allotted->noted.empty()) GUARDIAN_CHECK(note_second(session, tenant, seq));
  GUARDIAN_CHECK(session.change(sql::kChangesNoteCollection,
                                {{"tenant", tenant}, {"collection", collection}, {"seq", seq}}));
  allotted->noted.push_back(collection);
  return seq;
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
