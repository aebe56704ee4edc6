#pragma once

#include "domain/sites/site.h"
#include "storage/transaction.h"

namespace guardian::storage {

class SiteRows final : public domain::SiteStore {
 public:
  explicit SiteRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::Site>> list(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::Site>> list(const domain::AccessScope& scope,
                                         const domain::SiteQuery& query) const override;
  Result<std::optional<domain::Site>> find_by_name(const domain::AccessScope& scope,
                                                   std::string_view name) const override;
  Result<std::optional<domain::Site>> find(const domain::AccessScope& scope, std::string_view id) const override;
  Result<domain::SiteUsage> usage(const domain::AccessScope& scope, std::string_view id) const override;
  Result<bool> has_group(const domain::AccessScope& scope, std::string_view group) const override;

  Result<void> begin_change(const domain::AccessScope& scope) override;
  // A new site outside the caller's site set: forbidden.
  Result<domain::Site> ensure(const domain::AccessScope& scope, std::string_view name, std::string_view preferred_id,
                              Instant now) override;
  Result<std::optional<domain::Site>> insert(const domain::AccessScope& scope, const domain::Site& site) override;
  Result<void> update(const domain::AccessScope& scope, const domain::Site& site) override;
  Result<void> remove(const domain::AccessScope& scope, std::string_view id) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
