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

struct RepeatableCallRow {
  std::string actor, operation, key, payload_digest, claim, state, content_type, body, withheld;
  long long claimed_until = 0, created_at = 0, status = 0;
  void columns(Columns& into) {
    into(actor)(operation)(
        key)(payload_digest)(claim)(state)(claimed_until)(created_at)(status)(content_type)(body)(withheld);
  }
};

Result<domain::CallState> read_call_state(std::string_view text) {
  if (text == "claimed") return domain::CallState::claimed;
  if (text == "applied") return domain::CallState::applied;
  if (text == "answered") return domain::CallState::answered;
  return corrupt_column("repeatable_call.state");
}

std::string_view stored_text(domain::Withheld withheld) {
  switch (withheld) {
    case domain::Withheld::nothing:
      return "";
    case domain::Withheld::secret:
      return "secret";
    case domain::Withheld::size:
      return "size";
  }
  return "";
}

Result<domain::Withheld> read_withheld(std::string_view text) {
  for (const auto one : {domain::Withheld::nothing, domain::Withheld::secret, domain::Withheld::size}) {
    if (text == stored_text(one)) return one;
  }
  return corrupt_column("repeatable_call.withheld");
}

Result<domain::RepeatableCall> repeatable_call_of(RepeatableCallRow row) {
  domain::RepeatableCall call;
  call.name = {std::move(row.actor), std::move(row.operation), std::move(row.key)};
  call.payload_digest = std::move(row.payload_digest);
  call.claim = std::move(row.claim);
  GUARDIAN_TRY(call.state, read_call_state(row.state));
  GUARDIAN_TRY(call.claimed_until, read_instant(row.claimed_until, "repeatable_call.claimed_until"));
  GUARDIAN_TRY(call.created_at, read_instant(row.created_at, "repeatable_call.created_at"));
  if (call.state != domain::CallState::answered) return call;
  GUARDIAN_TRY(call.answer.status, read_int(row.status, 200, 599, "repeatable_call.status"));
  call.answer.content_type = std::move(row.content_type);
  call.answer.body = std::move(row.body);
  GUARDIAN_TRY(call.answer.withheld, read_withheld(row.withheld));
  return call;
}

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
  GUARDIAN_CHECK(context_.session.change(sql::kIdempotencyRemoveRepeatableBefore, {{"time", time}}));
  return static_cast<int>(removed);
}

Result<std::optional<domain::RepeatableCall>> IdempotencyRows::find_repeatable(const domain::AccessScope& scope,
                                                                               const domain::CallName& name) const {
  GUARDIAN_TRY(
      auto row,
      context_.session.read_one<RepeatableCallRow>(
          sql::kIdempotencyFindRepeatable,
          {{"tenant", scope.tenant_id()}, {"actor", name.actor}, {"operation", name.operation}, {"idem_key", name.key}},
          context_.locking()));
  if (!row) return std::optional<domain::RepeatableCall>();
  GUARDIAN_TRY(auto call, repeatable_call_of(std::move(*row)));
  return std::optional(std::move(call));
}

Result<bool> IdempotencyRows::insert_repeatable(const domain::AccessScope& scope, const domain::RepeatableCall& call) {
  GUARDIAN_TRY(const auto made,
               context_.session.change(sql::kIdempotencyInsertRepeatable, {{"tenant", scope.tenant_id()},
                                                                           {"actor", call.name.actor},
                                                                           {"operation", call.name.operation},
                                                                           {"idem_key", call.name.key},
                                                                           {"payload_digest", call.payload_digest},
                                                                           {"claim", call.claim},
                                                                           {"claimed_until", call.claimed_until},
                                                                           {"created_at", call.created_at}}));
  return made > 0;
}

Result<bool> IdempotencyRows::mark_applied(const domain::AccessScope& scope, const domain::CallName& name,
                                           std::string_view claim) {
  GUARDIAN_TRY(const auto changed, context_.session.change(sql::kIdempotencyMarkApplied, {{"tenant", scope.tenant_id()},
                                                                                          {"actor", name.actor},
                                                                                          {"operation", name.operation},
                                                                                          {"idem_key", name.key},
                                                                                          {"claim", claim}}));
  return changed > 0;
}

Result<bool> IdempotencyRows::keep_answer(const domain::AccessScope& scope, const domain::CallName& name,
                                          std::string_view claim, const domain::KeptAnswer& answer) {
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kIdempotencyKeepAnswer, {{"status", answer.status},
                                                                     {"content_type", answer.content_type},
                                                                     {"body", answer.body},
                                                                     {"withheld", stored_text(answer.withheld)},
                                                                     {"tenant", scope.tenant_id()},
                                                                     {"actor", name.actor},
                                                                     {"operation", name.operation},
                                                                     {"idem_key", name.key},
                                                                     {"claim", claim}}));
  return changed > 0;
}

Result<bool> IdempotencyRows::remove_repeatable(const domain::AccessScope& scope, const domain::CallName& name,
                                                std::string_view claim) {
  GUARDIAN_TRY(const auto removed,
               context_.session.change(sql::kIdempotencyRemoveRepeatable, {{"tenant", scope.tenant_id()},
                                                                           {"actor", name.actor},
                                                                           {"operation", name.operation},
                                                                           {"idem_key", name.key},
                                                                           {"claim", claim}}));
  return removed > 0;
}

Result<bool> IdempotencyRows::release_repeatable(const domain::AccessScope& scope, const domain::CallName& name,
                                                 std::string_view claim) {
  GUARDIAN_TRY(const auto removed,
               context_.session.change(sql::kIdempotencyReleaseRepeatable, {{"tenant", scope.tenant_id()},
                                                                            {"actor", name.actor},
                                                                            {"operation", name.operation},
                                                                            {"idem_key", name.key},
                                                                            {"claim", claim}}));
  return removed > 0;
}

}  // namespace guardian::storage
