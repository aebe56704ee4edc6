#pragma once

#include "domain/filters/saved_filter.h"
#include "storage/scoped_query.h"
#include "storage/transaction.h"

namespace guardian::storage {

class SavedFilterRows final : public domain::SavedFilterStore {
 public:
  explicit SavedFilterRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::SavedFilter>> list(const domain::AccessScope& scope, const domain::ListBounds& bounds,
                                                std::int64_t offset, std::int64_t limit) const override;
  Result<std::vector<domain::SavedFilter>> find_all(const domain::AccessScope& scope,
                                                    const std::vector<std::string>& ids) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope) const override;
  Result<void> save(const domain::AccessScope& scope, const domain::SavedFilter& filter) override;

 private:
  Result<std::vector<domain::SavedFilter>> read(const Query& query, const ScopedQuery& scoped) const;
  StoreContext context_;
};

}  // namespace guardian::storage
