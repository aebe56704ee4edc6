#pragma once

#include "domain/tenants/tenant.h"
#include "storage/transaction.h"

namespace guardian::storage {

class TenantRows final : public domain::TenantStore {
 public:
  explicit TenantRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::Tenant>> find_by_name(std::string_view name) const override;
  Result<std::optional<domain::Tenant>> find(std::string_view id) const override;
  Result<std::vector<domain::Tenant>> list() const override;

  Result<void> insert(const domain::Tenant& tenant) override;
  Result<void> update(const domain::Tenant& tenant) override;
  Result<void> remove(std::string_view id) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
