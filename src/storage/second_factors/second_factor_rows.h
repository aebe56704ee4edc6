#pragma once

#include "domain/second_factor/second_factor.h"
#include "storage/transaction.h"

namespace guardian::storage {

class SecondFactorRows final : public domain::SecondFactorStore {
 public:
  explicit SecondFactorRows(StoreContext context) : context_(context) {}

  // In a transaction on PostgreSQL the row stays locked until it ends.
  Result<std::optional<domain::SecondFactor>> find(std::string_view user_id) const override;

  Result<void> put(const domain::SecondFactor& factor) override;
  Result<bool> replace(const domain::SecondFactor& before, const domain::SecondFactor& after) override;
  Result<void> remove(std::string_view user_id) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
