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

  Result<std::optional<domain::RepeatableCall>> find_repeatable(const domain::AccessScope& scope,
                                                                const domain::CallName& name) const override;
  Result<bool> insert_repeatable(const domain::AccessScope& scope, const domain::RepeatableCall& call) override;
  Result<bool> mark_applied(const domain::AccessScope& scope, const domain::CallName& name,
                            std::string_view claim) override;
  Result<bool> keep_answer(const domain::AccessScope& scope, const domain::CallName& name, std::string_view claim,
                           const domain::KeptAnswer& answer) override;
  Result<bool> remove_repeatable(const domain::AccessScope& scope, const domain::CallName& name,
                                 std::string_view claim) override;
  Result<bool> release_repeatable(const domain::AccessScope& scope, const domain::CallName& name,
                                  std::string_view claim) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
