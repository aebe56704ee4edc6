#pragma once

#include "domain/imports/import_record.h"
#include "storage/transaction.h"

namespace guardian::storage {

class ImportRows final : public domain::ImportStore {
 public:
  explicit ImportRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::ImportRecord>> unfinished() const override;
  Result<std::vector<domain::ImportRecord>> list(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::StagedRow>> staged(const domain::AccessScope& scope, std::string_view id,
                                                std::int64_t after_line, int limit) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::ImportRecord& record) override;
  Result<void> stage(const domain::AccessScope& scope, std::string_view id,
                     const std::vector<domain::StagedRow>& rows) override;
  Result<void> update(const domain::AccessScope& scope, const domain::ImportRecord& record) override;
  Result<int> remove_staged(const domain::AccessScope& scope, std::string_view id, int limit) override;
  Result<void> remove(const domain::AccessScope& scope, std::string_view id) override;

 private:
  Result<void> show_rows(const domain::AccessScope& scope, const domain::ImportRecord& record);
  StoreContext context_;
};

}  // namespace guardian::storage
