#include "storage/tags/tag_rows.h"

#include "base/random.h"
#include "storage/columns.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

Result<domain::Tag> tag_of(TagRow row) {
  GUARDIAN_TRY(const auto created_at, read_instant(row.created_at, "tag.created_at"));
  return domain::Tag{std::move(row.id), std::move(row.type), std::move(row.value), created_at};
}

namespace {

std::string predefined_ids() {
  std::vector<std::string> ids;
  for (const auto& tag : domain::predefined_tags()) ids.push_back(tag.id);
  return json_list(ids);
}

void filter_tags(ScopedQuery& to, const domain::TagQuery& query) {
  if (query.kind != domain::TagKind::any) {
    const Part part = query.kind == domain::TagKind::system ? Part::ids : Part::type;
    to.filter(part, {"predefined", to.keep(predefined_ids())});
  }
  to.within(query.bounds);
}

}  // namespace

Result<std::vector<domain::Tag>> TagRows::list(const domain::AccessScope& scope, const domain::TagQuery& query) const {
  ScopedQuery filters(scope, ScopedQuery::Reach::tenant);
  filter_tags(filters, query);
  filters.page(query.limit, query.offset);
  static constexpr SqlWords kOrder[] = {"g.tag_id"};
  if (query.bounds.after) filters.go_on_behind(*query.bounds.after, kOrder, domain::Direction::ascending);
  GUARDIAN_TRY(auto rows, context_.session.read_all<TagRow>(sql::kTagsList, filters.params(), filters.shape()));
  std::vector<domain::Tag> tags;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto tag, tag_of(std::move(row)));
    tags.push_back(std::move(tag));
  }
  return tags;
}

Result<std::int64_t> TagRows::count(const domain::AccessScope& scope, const domain::TagQuery& query) const {
  ScopedQuery filters(scope, ScopedQuery::Reach::tenant);
  filter_tags(filters, query);
  return read_count(context_.session, sql::kTagsCount, filters);
}

Result<std::optional<domain::Tag>> TagRows::find_by_value(const domain::AccessScope& scope, std::string_view type,
                                                          std::string_view value) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<TagRow>(
                             sql::kTagsFindByValue, {{"tenant", scope.tenant_id()}, {"type", type}, {"value", value}}));
  if (!row) return std::optional<domain::Tag>();
  GUARDIAN_TRY(auto tag, tag_of(*std::move(row)));
  return std::optional(std::move(tag));
}

Result<domain::Tag> TagRows::ensure(const domain::AccessScope& scope, const domain::Tag& tag) {
  GUARDIAN_TRY(auto found, find_by_value(scope, tag.type, tag.value));
  if (found) return *std::move(found);
  domain::Tag made = tag;
  if (made.id.empty()) made.id = random_id();
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "tag"));
  GUARDIAN_TRY(const auto inserted, context_.session.change(sql::kTagsInsert, {{"tenant", scope.tenant_id()},
                                                                               {"tag_id", made.id},
                                                                               {"type", made.type},
                                                                               {"value", made.value},
                                                                               {"created_at", made.created_at},
                                                                               {"change_seq", seq}}));
  if (inserted == 1) return made;
  GUARDIAN_TRY(found, find_by_value(scope, tag.type, tag.value));  // another transaction made it meanwhile
  if (found) return *std::move(found);
  return Error::conflict("Another tag has this id");
}

}  // namespace guardian::storage
