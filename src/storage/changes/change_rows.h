#pragma once

#include "domain/changes/change.h"
#include "storage/transaction.h"

namespace guardian::storage {

// Reads the feed from the rows themselves, by their change_seq, and from the tombstones.
class ChangeRows final : public domain::ChangeStore {
 public:
  explicit ChangeRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::Change>> list(const domain::AccessScope& scope,
                                           const domain::ChangeQuery& query) const override;
  Result<std::int64_t> last(const domain::AccessScope& scope) const override;
  Result<std::int64_t> last_of(const domain::AccessScope& scope,
                               const std::vector<domain::Collection>& collections) const override;
  Result<std::int64_t> last_before(const domain::AccessScope& scope, Instant time, Instant now) const override;
  Result<void> lock(const domain::AccessScope& scope) override;
  Result<std::map<std::string, std::int64_t>> last_of_objects(const domain::AccessScope& scope,
                                                              domain::Collection collection,
                                                              const std::vector<std::string>& ids) const override;
  Result<std::int64_t> remove_before(Instant time) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
