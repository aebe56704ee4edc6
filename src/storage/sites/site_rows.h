#pragma once

#include "domain/sites/site.h"
#include "storage/transaction.h"

namespace guardian::storage {

class SiteRows final : public domain::SiteStore {
 public:
  explicit SiteRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::Site>> list(const domain::AccessScope& scope) const override;
  // A new site outside the caller's site set: forbidden.
  Result<domain::Site> ensure(const domain::AccessScope& scope, std::string_view name,
                              std::string_view preferred_id) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
