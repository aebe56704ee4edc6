#include "storage/imports/import_rows.h"

#include "base/json_writer.h"
#include "domain/changes/change.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct ImportRow {
  std::string tenant_id, id, kind, state;
  long long rows = 0, applied_line = 0, started_at = 0;
  std::string started_by;
  void columns(Columns& into) { into(tenant_id)(id)(kind)(state)(rows)(applied_line)(started_at)(started_by); }
};

struct StagedLineRow {
  long long line = 0;
  std::string document;
  void columns(Columns& into) { into(line)(document); }
};

Result<std::vector<domain::ImportRecord>> imports_in(Result<std::vector<ImportRow>> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<domain::ImportRecord> records;
  for (auto& row : *rows) {
    GUARDIAN_TRY(const auto state, read_import_state(row.state));
    GUARDIAN_TRY(const auto started_at, read_instant(row.started_at, "import_record.started_at"));
    records.push_back({std::move(row.id), std::move(row.tenant_id), std::move(row.kind), state, row.rows,
                       row.applied_line, started_at, std::move(row.started_by)});
  }
  return records;
}

std::string staged_as_json(const std::vector<domain::StagedRow>& rows) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const auto& row : rows)
    json.begin_object().member("line", row.line).member("document", row.document).end_object();
  json.end_array();
  return text;
}

}  // namespace

Result<std::vector<domain::ImportRecord>> ImportRows::unfinished() const {
  return imports_in(context_.session.read_all<ImportRow>(sql::kImportsUnfinished, Params{}));
}

Result<std::vector<domain::ImportRecord>> ImportRows::list(const domain::AccessScope& scope) const {
  return imports_in(context_.session.read_all<ImportRow>(sql::kImportsList, {{"tenant", scope.tenant_id()}}));
}

Result<std::vector<domain::StagedRow>> ImportRows::staged(const domain::AccessScope& scope, std::string_view id,
                                                          std::int64_t after_line, int limit) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<StagedLineRow>(
                   sql::kImportsStaged,
                   {{"tenant", scope.tenant_id()}, {"import_id", id}, {"after_line", after_line}, {"most", limit}}));
  std::vector<domain::StagedRow> staged;
  for (auto& row : rows) staged.push_back({row.line, std::move(row.document)});
  return staged;
}

Result<void> ImportRows::insert(const domain::AccessScope& scope, const domain::ImportRecord& record) {
  GUARDIAN_TRY(const auto made, context_.session.change(sql::kImportsInsert, {{"tenant", scope.tenant_id()},
                                                                              {"import_id", record.id},
                                                                              {"kind", record.kind},
                                                                              {"state", stored_text(record.state)},
                                                                              {"staged_rows", record.rows},
                                                                              {"applied_line", record.applied_line},
                                                                              {"started_at", record.started_at},
                                                                              {"started_by", record.started_by}}));
  if (made == 0) return Error::conflict("An import of this id exists");
  return {};
}

Result<void> ImportRows::stage(const domain::AccessScope& scope, std::string_view id,
                               const std::vector<domain::StagedRow>& rows) {
  if (rows.empty()) return {};
  if (context_.session.engine() == Engine::postgresql) {
    GUARDIAN_CHECK(
        context_.session.change(sql::kOverlayPostgresqlImportsStage,
                                {{"tenant", scope.tenant_id()}, {"import_id", id}, {"rows", staged_as_json(rows)}}));
    return {};
  }
  for (const auto& row : rows)
    GUARDIAN_CHECK(context_.session.change(
        sql::kImportsStage,
        {{"tenant", scope.tenant_id()}, {"import_id", id}, {"line", row.line}, {"document", row.document}}));
  return {};
}

// Its rows appear now: lists of them change, and whoever asks what changed since a moment ago is to find them.
Result<void> ImportRows::show_rows(const domain::AccessScope& scope, const domain::ImportRecord& record) {
  Transaction& transaction = *context_.transaction;
  for (const domain::Collection collection : {domain::Collection::device, domain::Collection::alert,
                                              domain::Collection::vulnerability, domain::Collection::policy}) {
    GUARDIAN_CHECK(transaction.change_seq(context_.session, scope.tenant_id(), to_string(collection)));
  }
  GUARDIAN_TRY(const auto first,
               context_.session.read_one<NumberRow>(
                   sql::kImportsFirstSeq, {{"tenant", scope.tenant_id()}, {"import_id", record.id}}));
  if (!first) return Error::not_found("There is no such import");
  return transaction.note_second(context_.session, scope.tenant_id(), first->value + 1);
}

Result<void> ImportRows::update(const domain::AccessScope& scope, const domain::ImportRecord& record) {
  std::int64_t first_seq = 0;
  if (record.state == domain::ImportState::applying) {
    GUARDIAN_TRY(first_seq, context_.transaction->lock_changes(context_.session, scope.tenant_id()));
  }
  if (record.state == domain::ImportState::complete) GUARDIAN_CHECK(show_rows(scope, record));
  GUARDIAN_TRY(const auto changed, context_.session.change(sql::kImportsUpdate, {{"state", stored_text(record.state)},
                                                                                 {"staged_rows", record.rows},
                                                                                 {"applied_line", record.applied_line},
                                                                                 {"first_seq", first_seq},
                                                                                 {"tenant", scope.tenant_id()},
                                                                                 {"import_id", record.id}}));
  if (changed == 0) return Error::not_found("There is no such import");
  return {};
}

Result<int> ImportRows::remove_staged(const domain::AccessScope& scope, std::string_view id, int limit) {
  GUARDIAN_TRY(const auto removed,
               context_.session.change(sql::kImportsRemoveStaged,
                                       {{"tenant", scope.tenant_id()}, {"import_id", id}, {"most", limit}}));
  return static_cast<int>(removed);
}

Result<void> ImportRows::remove(const domain::AccessScope& scope, std::string_view id) {
  GUARDIAN_TRY(const auto removed,
               context_.session.change(sql::kImportsRemove, {{"tenant", scope.tenant_id()}, {"import_id", id}}));
  if (removed == 0) return Error::not_found("There is no such import");
  return {};
}

}  // namespace guardian::storage
