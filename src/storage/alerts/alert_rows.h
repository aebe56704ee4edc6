#pragma once

#include "domain/alerts/alert.h"
#include "storage/transaction.h"

namespace guardian::storage {

// A caller with a site set sees no alert of a device of another site.
class AlertRows final : public domain::AlertStore {
 public:
  explicit AlertRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::Alert>> find(const domain::AccessScope& scope, std::string_view id) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope, const domain::AlertQuery& query) const override;
  Result<std::vector<std::string>> list_ids(const domain::AccessScope& scope,
                                            const domain::AlertQuery& query) const override;
  Result<std::vector<domain::AlertItem>> read(const domain::AccessScope& scope,
                                              const std::vector<std::string>& ids) const override;
  Result<std::vector<std::string>> list_kinds(const domain::AccessScope& scope, std::int64_t offset,
                                              std::int64_t limit) const override;
  Result<std::int64_t> count_kinds(const domain::AccessScope& scope) const override;
  // conflict: its device does not exist.
  Result<void> save(const domain::AccessScope& scope, const domain::Alert& alert) override;

 private:
  Result<void> note_event(const std::string& tenant, const domain::Alert& alert);
  StoreContext context_;
};

}  // namespace guardian::storage
