#pragma once

#include "domain/integrations/integration.h"
#include "storage/transaction.h"

namespace guardian::storage {

// Files of reports lie in rows of their own, as base64: the portable subset has no type for bytes.
class IntegrationRows final : public domain::IntegrationStore {
 public:
  explicit IntegrationRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::IntegrationStatus>> statuses(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::IntegrationStatus>> history(const domain::AccessScope& scope, std::string_view integration,
                                                         std::string_view playbook) const override;
  Result<std::vector<domain::ScanReport>> reports(const domain::AccessScope& scope) const override;
  Result<std::optional<std::string>> pdf_of(const domain::AccessScope& scope, std::string_view scan_type,
                                            std::string_view report_id) const override;
  Result<std::optional<std::string>> xml_of(const domain::AccessScope& scope, std::string_view scan_type,
                                            std::string_view report_id) const override;
  Result<std::vector<domain::JobStatus>> jobs(const domain::AccessScope& scope) const override;
  Result<std::vector<domain::ScannerInventory>> scanner_inventories(const domain::AccessScope& scope) const override;

  Result<bool> record_status(const domain::AccessScope& scope, const domain::IntegrationStatus& status,
                             int kept) override;
  Result<void> save_report(const domain::AccessScope& scope, const domain::ScanReport& report, std::string_view pdf,
                           std::string_view xml) override;
  Result<void> remove_report(const domain::AccessScope& scope, std::string_view scan_type,
                             std::string_view report_id) override;
  Result<void> save_job(const domain::AccessScope& scope, const domain::JobStatus& job, int kept) override;
  Result<void> save_scanner_inventory(const domain::AccessScope& scope,
                                      const domain::ScannerInventory& inventory) override;

 private:
  Result<std::optional<std::string>> file_of(const domain::AccessScope& scope, std::string_view scan_type,
                                             std::string_view report_id, std::string_view part) const;

  StoreContext context_;
};

}  // namespace guardian::storage
