#include "storage/scoped_query.h"

#include <utility>

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

ScopedQuery::ScopedQuery(const domain::AccessScope& scope, Reach reach) : tenant_id_(scope.tenant_id()) {
  bind({"tenant", tenant_id_});
  if (reach == Reach::sites && scope.sites()) filter(Part::sites, {"sites", keep(json_list(*scope.sites()))});
}

ScopedQuery& ScopedQuery::bind(const Param& param) {
  params_.push_back(param);
  return *this;
}

ScopedQuery& ScopedQuery::filter(Part part, const Param& param) {
  with(part);
  return bind(param);
}

ScopedQuery& ScopedQuery::with(Part part, bool wanted) {
  shape_.with(part, wanted);
  return *this;
}

ScopedQuery& ScopedQuery::narrow(const domain::FilterAt& filter, FilterColumns columns, Engine engine) {
  condition_.emplace(filter, columns, engine);
  params_.insert(params_.end(), condition_->params().begin(), condition_->params().end());
  shape_.condition = condition_->text();
  return *this;
}

ScopedQuery& ScopedQuery::replace(std::string_view lines) {
  shape_.replacement = lines;
  return *this;
}

ScopedQuery& ScopedQuery::page(std::int64_t limit, std::int64_t offset) {
  return bind({"most", limit}).bind({"skip", offset});
}

std::string_view ScopedQuery::keep(std::string text) { return kept_.emplace_back(std::move(text)); }

Result<void> ScopedQuery::hide_unfinished(const StoreContext& context) {
  if (context.writing()) return {};
  GUARDIAN_TRY(const auto rows,
               context.session.read_all<TextRow>(sql::kImportsUnfinishedIds, {{"tenant", tenant_id_}}));
  if (rows.empty()) return {};
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.value);
  filter(Part::hide, {"unfinished", keep(json_list(ids))});
  return {};
}

Result<void> ScopedQuery::look_up(const StoreContext& context) {
  if (context.locks_rows()) GUARDIAN_CHECK(context.transaction->lock_changes(context.session, tenant_id_));
  with(Part::hide, !context.writing()).with(Part::lock, context.locks_rows());
  return {};
}

Result<std::int64_t> read_count(Session& session, const Query& text, const ScopedQuery& query) {
  GUARDIAN_TRY(const auto rows, session.read_all<NumberRow>(text, query.params(), query.shape()));
  return static_cast<std::int64_t>(rows.empty() ? 0 : rows.front().value);
}

}  // namespace guardian::storage
