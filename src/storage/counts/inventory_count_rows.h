#pragma once

#include "domain/counts/inventory_counts.h"
#include "storage/scoped_query.h"
#include "storage/transaction.h"

namespace guardian::storage {

class InventoryCountRows final : public domain::InventoryCounts {
 public:
  explicit InventoryCountRows(StoreContext context) : context_(context) {}

  Result<std::int64_t> devices_up_to(const domain::AccessScope& scope, const domain::DeviceQuery& query,
                                     std::int64_t most) const override;
  Result<domain::Facet> facet_of_devices(const domain::AccessScope& scope, const domain::DeviceQuery& query,
                                         domain::FacetField field) const override;
  Result<domain::Facet> facet_of_alerts(const domain::AccessScope& scope, const domain::AlertQuery& query,
                                        domain::FacetField field) const override;
  Result<domain::Facet> facet_of_vulnerabilities(const domain::AccessScope& scope,
                                                 const domain::VulnerabilityQuery& query,
                                                 domain::FacetField field) const override;
  Result<domain::OpenFindings> open_findings(const domain::AccessScope& scope) const override;
  Result<domain::InventoryOverview> overview(const domain::AccessScope& scope, Instant now) const override;

 private:
  Result<domain::Facet> read_facet(const Query& text, ScopedQuery& query) const;
  Result<void> count_devices(const domain::AccessScope& scope, Instant now, domain::InventoryOverview& into) const;
  Result<void> count_findings(const domain::AccessScope& scope, Instant since, domain::InventoryOverview& into) const;
  Result<domain::SeverityCounts> open_alerts(const domain::AccessScope& scope) const;
  Result<std::vector<domain::ValueCount>> open_vulnerabilities(const domain::AccessScope& scope) const;

  StoreContext context_;
};

}  // namespace guardian::storage
