#pragma once

#include "domain/alerts/alert.h"
#include "storage/transaction.h"

namespace guardian::storage {

class AlertRows final : public domain::AlertStore {
 public:
  explicit AlertRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::Alert>> find(const domain::AccessScope& scope, std::string_view id) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope) const override;
  // conflict: its device does not exist.
  Result<void> save(const domain::AccessScope& scope, const domain::Alert& alert) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
