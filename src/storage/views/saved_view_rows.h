#pragma once

#include "domain/views/saved_view.h"
#include "storage/transaction.h"

namespace guardian::storage {

class SavedViewRows final : public domain::SavedViewStore {
 public:
  explicit SavedViewRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::SavedView>> list(const domain::AccessScope& scope, std::string_view user_id,
                                              std::string_view page) const override;
  Result<std::optional<domain::SavedView>> find(const domain::AccessScope& scope, std::string_view id) const override;
  Result<std::int64_t> count_of(const domain::AccessScope& scope, std::string_view user_id) const override;
  Result<bool> is_taken(const domain::AccessScope& scope, const domain::SavedView& view) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::SavedView& view) override;
  Result<void> update(const domain::AccessScope& scope, const domain::SavedView& view) override;
  Result<void> remove(const domain::AccessScope& scope, std::string_view id) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
