#pragma once

#include "domain/tags/tag.h"
#include "storage/transaction.h"

namespace guardian::storage {

// A row of tag, in the order every query of tags has.
struct TagRow {
  std::string id, type, value;
  long long created_at = 0;
  void columns(Columns& into) { into(id)(type)(value)(created_at); }
};
Result<domain::Tag> tag_of(TagRow row);

class TagRows final : public domain::TagStore {
 public:
  explicit TagRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::Tag>> list(const domain::AccessScope& scope, const domain::TagQuery& query) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope, const domain::TagQuery& query) const override;
  Result<std::optional<domain::Tag>> find_by_value(const domain::AccessScope& scope, std::string_view type,
                                                   std::string_view value) const override;
  Result<domain::Tag> ensure(const domain::AccessScope& scope, const domain::Tag& tag) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
