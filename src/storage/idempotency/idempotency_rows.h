#pragma once

#include "domain/store/idempotency.h"
#include "storage/transaction.h"

namespace guardian::storage {

class IdempotencyRows final : public domain::IdempotencyStore {
 public:
  explicit IdempotencyRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::IdempotentCall>> find(const domain::AccessScope& scope, std::string_view actor,
                                                     std::string_view operation, std::string_view key) const override;
  Result<void> insert(const domain::AccessScope& scope, const domain::IdempotentCall& call) override;
  Result<int> remove_before(Instant time) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
