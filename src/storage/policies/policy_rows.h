#pragma once

#include "domain/policies/policy.h"
#include "storage/transaction.h"

namespace guardian::storage {

// A document a recommendation, and a row for each profile it is for.
class PolicyRows final : public domain::PolicyStore {
 public:
  explicit PolicyRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::Policy>> list(const domain::AccessScope& scope,
                                           const domain::PolicyQuery& query) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope, const domain::PolicyQuery& query) const override;
  Result<void> save(const domain::AccessScope& scope, const domain::Policy& policy) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
