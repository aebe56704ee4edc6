#include "storage/views/saved_view_rows.h"

#include <utility>

#include "base/json_reader.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {
namespace {

struct SavedViewRow {
  std::string id, owner_id;
  Nullable<std::string> owner;
  std::string page, name, filter, search, columns_text, order_field;
  long long descending = 0, compact = 0, shared = 0, updated_at = 0;
  void columns(Columns& into) {
    into(id)(owner_id)(
        owner)(page)(name)(filter)(search)(columns_text)(order_field)(descending)(compact)(shared)(updated_at);
  }
};

Result<domain::SavedView> view_of(SavedViewRow row) {
  domain::SavedView view;
  view.id = std::move(row.id);
  view.owner_id = std::move(row.owner_id);
  if (row.owner.has_value()) view.owner = std::move(row.owner.value);
  view.page = std::move(row.page);
  view.name = std::move(row.name);
  view.filter = std::move(row.filter);
  view.search = std::move(row.search);
  const auto columns = parse_json(row.columns_text);
  const auto* names = columns ? columns->if_array() : nullptr;
  if (names == nullptr) return corrupt_column("saved_view.columns");
  for (const auto& name : *names) {
    if (!name.is_string()) return corrupt_column("saved_view.columns");
    view.columns.emplace_back(name.get_string());
  }
  view.order_field = std::move(row.order_field);
  GUARDIAN_TRY(view.descending, read_flag(row.descending, "saved_view.descending"));
  GUARDIAN_TRY(view.compact, read_flag(row.compact, "saved_view.compact"));
  GUARDIAN_TRY(view.shared, read_flag(row.shared, "saved_view.shared"));
  GUARDIAN_TRY(view.updated_at, read_instant(row.updated_at, "saved_view.updated_at"));
  return view;
}

// What an insert and an update share; `columns` must outlive the statement.
std::vector<Param> view_values(const domain::AccessScope& scope, const domain::SavedView& view,
                               const std::string& columns) {
  return {{"tenant", scope.tenant_id()},
          {"view_id", view.id},
          {"name", view.name},
          {"filter", view.filter},
          {"search", view.search},
          {"columns", columns},
          {"order_field", view.order_field},
          {"descending", view.descending},
          {"compact", view.compact},
          {"shared", view.shared},
          {"updated_at", view.updated_at}};
}

}  // namespace

Result<std::vector<domain::SavedView>> SavedViewRows::list(const domain::AccessScope& scope, std::string_view user_id,
                                                           std::string_view page) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<SavedViewRow>(
                              sql::kViewsList, {{"tenant", scope.tenant_id()}, {"owner_id", user_id}, {"page", page}}));
  std::vector<domain::SavedView> views;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto view, view_of(std::move(row)));
    views.push_back(std::move(view));
  }
  return views;
}

Result<std::optional<domain::SavedView>> SavedViewRows::find(const domain::AccessScope& scope,
                                                             std::string_view id) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<SavedViewRow>(
                             sql::kViewsFind, {{"tenant", scope.tenant_id()}, {"view_id", id}}, context_.locking()));
  if (!row) return std::optional<domain::SavedView>();
  GUARDIAN_TRY(auto view, view_of(*std::move(row)));
  return std::optional(std::move(view));
}

Result<std::int64_t> SavedViewRows::count_of(const domain::AccessScope& scope, std::string_view user_id) const {
  GUARDIAN_TRY(const auto row, context_.session.read_one<NumberRow>(
                                   sql::kViewsCountOf, {{"tenant", scope.tenant_id()}, {"owner_id", user_id}}));
  return static_cast<std::int64_t>(row ? row->value : 0);
}

Result<bool> SavedViewRows::is_taken(const domain::AccessScope& scope, const domain::SavedView& view) const {
  GUARDIAN_TRY(const auto row, context_.session.read_one<TextRow>(sql::kViewsFindNamed, {{"tenant", scope.tenant_id()},
                                                                                         {"owner_id", view.owner_id},
                                                                                         {"page", view.page},
                                                                                         {"name", view.name},
                                                                                         {"view_id", view.id}}));
  return row.has_value();
}

Result<void> SavedViewRows::insert(const domain::AccessScope& scope, const domain::SavedView& view) {
  const auto columns = json_list(view.columns);
  auto params = view_values(scope, view, columns);
  params.emplace_back("owner_id", view.owner_id);
  params.emplace_back("page", view.page);
  GUARDIAN_TRY(const auto made, context_.session.change(sql::kViewsInsert, params));
  if (made == 0) return Error::conflict("Another of your views of this page has this name", "name-taken");
  return {};
}

Result<void> SavedViewRows::update(const domain::AccessScope& scope, const domain::SavedView& view) {
  const auto columns = json_list(view.columns);
  GUARDIAN_CHECK(context_.session.change(sql::kViewsUpdate, view_values(scope, view, columns)));
  return {};
}

Result<void> SavedViewRows::remove(const domain::AccessScope& scope, std::string_view id) {
  GUARDIAN_CHECK(context_.session.change(sql::kViewsRemove, {{"tenant", scope.tenant_id()}, {"view_id", id}}));
  return {};
}

}  // namespace guardian::storage
