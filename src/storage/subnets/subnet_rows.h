#pragma once

#include "domain/subnets/subnet.h"
#include "storage/transaction.h"

namespace guardian::storage {

// Each row names its parent, so that one level of the tree is one range of an index; whatever changes the tree keeps
// those names.
class SubnetRows final : public domain::SubnetStore {
 public:
  explicit SubnetRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::Subnet>> list(const domain::AccessScope& scope,
                                           const domain::SubnetQuery& query) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope, const domain::SubnetQuery& query) const override;
  Result<std::optional<domain::Subnet>> find(const domain::AccessScope& scope, const Cidr& prefix) const override;
  Result<std::vector<std::pair<std::string, Cidr>>> prefixes_at_sites(
      const domain::AccessScope& scope, const std::vector<std::string>& site_ids) const override;

  Result<void> begin_change(const domain::AccessScope& scope) override;
  Result<bool> insert(const domain::AccessScope& scope, const domain::Subnet& subnet) override;
  Result<void> update(const domain::AccessScope& scope, const domain::Subnet& subnet) override;
  Result<bool> remove(const domain::AccessScope& scope, const Cidr& prefix, Instant now) override;

 private:
  Result<std::string> parent_key_of(const domain::AccessScope& scope, const Cidr& prefix) const;
  // The children of `from` that lie in `prefix` become children of `to`.
  Result<void> move_children(const domain::AccessScope& scope, const Cidr& prefix, std::string_view from,
                             std::string_view to, Instant now);

  StoreContext context_;
  std::int64_t moved_ = 0;  // children that this transaction gave another parent
};

}  // namespace guardian::storage
