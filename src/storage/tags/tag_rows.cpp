#include "storage/tags/tag_rows.h"

#include "base/random.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

Result<domain::Tag> tag_of(TagRow row) {
  GUARDIAN_TRY(const auto created_at, read_instant(row.created_at, "tag.created_at"));
  return domain::Tag{std::move(row.id), std::move(row.type), std::move(row.value), created_at};
}

Result<std::vector<domain::Tag>> TagRows::list(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<TagRow>(sql::kTagsList, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::Tag> tags;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto tag, tag_of(std::move(row)));
    tags.push_back(std::move(tag));
  }
  return tags;
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
  GUARDIAN_TRY(const auto inserted, context_.session.change(sql::kTagsInsert, {{"tenant", scope.tenant_id()},
                                                                               {"tag_id", made.id},
                                                                               {"type", made.type},
                                                                               {"value", made.value},
                                                                               {"created_at", made.created_at}}));
  if (inserted == 1) return made;
  GUARDIAN_TRY(found, find_by_value(scope, tag.type, tag.value));  // another transaction made it meanwhile
  if (found) return *std::move(found);
  return Error::conflict("Another tag has this id");
}

}  // namespace guardian::storage
