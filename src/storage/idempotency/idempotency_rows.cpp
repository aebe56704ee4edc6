#include "storage/idempotency/idempotency_rows.h"

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct IdempotentCallRow {
  std::string actor, operation, key, payload_digest, object;
  long long created_at = 0;
  void columns(Columns& into) { into(actor)(operation)(key)(payload_digest)(object)(created_at); }
};

}  // namespace

Result<std::optional<domain::IdempotentCall>> IdempotencyRows::find(const domain::AccessScope& scope,
                                                                    std::string_view actor, std::string_view operation,
                                                                    std::string_view key) const {
  GUARDIAN_TRY(auto row,
               context_.session.read_one<IdempotentCallRow>(
                   sql::kIdempotencyFind,
                   {{"tenant", scope.tenant_id()}, {"actor", actor}, {"operation", operation}, {"idem_key", key}}));
  if (!row) return std::optional<domain::IdempotentCall>();
  GUARDIAN_TRY(const auto created_at, read_instant(row->created_at, "idempotent_call.created_at"));
  return std::optional(domain::IdempotentCall{std::move(row->actor), std::move(row->operation), std::move(row->key),
                                              std::move(row->payload_digest), std::move(row->object), created_at});
}

Result<void> IdempotencyRows::insert(const domain::AccessScope& scope, const domain::IdempotentCall& call) {
  GUARDIAN_TRY(const auto made,
               context_.session.change(sql::kIdempotencyInsert, {{"tenant", scope.tenant_id()},
                                                                 {"actor", call.actor},
                                                                 {"operation", call.operation},
                                                                 {"idem_key", call.key},
                                                                 {"payload_digest", call.payload_digest},
                                                                 {"object", call.object},
                                                                 {"created_at", call.created_at}}));
  if (made == 0) return Error::conflict("A call with this idempotency key was made");
  return {};
}

Result<int> IdempotencyRows::remove_before(Instant time) {
  GUARDIAN_TRY(const auto removed, context_.session.change(sql::kIdempotencyRemoveBefore, {{"time", time}}));
  return static_cast<int>(removed);
}

}  // namespace guardian::storage
