#include "storage/filters/saved_filter_rows.h"

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct SavedFilterRow {
  std::string id, name, filter;
  long long created_at = 0;
  void columns(Columns& into) { into(id)(name)(created_at)(filter); }
};

}  // namespace

Result<std::vector<domain::SavedFilter>> SavedFilterRows::read(const Query& query, const ScopedQuery& scoped) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<SavedFilterRow>(query, scoped.params(), scoped.shape()));
  std::vector<domain::SavedFilter> filters;
  filters.reserve(rows.size());
  for (auto& row : rows) {
    GUARDIAN_TRY(const auto created_at, read_instant(row.created_at, "saved_filter.created_at"));
    filters.push_back({std::move(row.id), std::move(row.name), created_at, std::move(row.filter)});
  }
  return filters;
}

Result<std::vector<domain::SavedFilter>> SavedFilterRows::list(const domain::AccessScope& scope,
                                                               const domain::ListBounds& bounds, std::int64_t offset,
                                                               std::int64_t limit) const {
  ScopedQuery query(scope, ScopedQuery::Reach::tenant);
  if (bounds.changed_after) query.filter(Part::changed, {"changed_after", *bounds.changed_after});
  query.page(limit, offset);
  return read(sql::kFiltersList, query);
}

Result<std::vector<domain::SavedFilter>> SavedFilterRows::find_all(const domain::AccessScope& scope,
                                                                   const std::vector<std::string>& ids) const {
  if (ids.empty()) return std::vector<domain::SavedFilter>();
  ScopedQuery query(scope, ScopedQuery::Reach::tenant);
  query.bind({"filter_ids", query.keep(json_list(ids))});
  return read(sql::kFiltersFindAll, query);
}

Result<std::int64_t> SavedFilterRows::count(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(const auto row,
               context_.session.read_one<NumberRow>(sql::kFiltersCount, {{"tenant", scope.tenant_id()}}));
  return static_cast<std::int64_t>(row ? row->value : 0);
}

Result<void> SavedFilterRows::save(const domain::AccessScope& scope, const domain::SavedFilter& filter) {
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "saved_filter"));
  GUARDIAN_CHECK(context_.session.change(sql::kFiltersSave, {{"tenant", scope.tenant_id()},
                                                             {"filter_id", filter.id},
                                                             {"name", filter.name},
                                                             {"created_at", filter.created_at},
                                                             {"filter", filter.filter},
                                                             {"change_seq", seq}}));
  return {};
}

}  // namespace guardian::storage
