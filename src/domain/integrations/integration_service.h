#pragma once

#include <cstddef>
#include <string_view>

#include "domain/audit/audit_trail.h"
#include "domain/integrations/integration.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Keeps what an automation reports, each call in one transaction with its audit record. Any thread. All changes:
// forbidden without the right to write for the whole tenant.
class IntegrationService {
 public:
  // Nothing here is sold by number: these bound what a tenant may fill the database with, and kMaxIntegrations is what
  // clients are told as `max_integrations`.
  static constexpr int kMaxIntegrations = 100;
  static constexpr int kMaxPlaybooks = 50;  // of one integration
  static constexpr int kKeptStatuses = 20;  // of one integration and playbook
  static constexpr int kKeptJobs = 1000;
  static constexpr std::size_t kMaxScanTypes = 20;
  static constexpr std::size_t kKeptReports = 100;
  static constexpr std::int64_t kKeptReportBytes = 256 * 1024 * 1024;

  IntegrationService(Database& database, AuditTrail& audit) : database_(database), audit_(audit) {}

  Result<std::vector<std::string>> active(const AccessScope& scope) const;
  // conflict when it would be one integration, or one playbook of it, too many.
  Result<void> record_status(const AccessScope& scope, const IntegrationStatus& status, std::string_view request_id);
  // Fills in size and digest of both files. The oldest reports give way.
  Result<void> take_report(const AccessScope& scope, ScanReport report, std::string_view pdf, std::string_view xml,
                           std::string_view request_id);
  Result<void> record_job(const AccessScope& scope, const JobStatus& job, std::string_view request_id);
  // conflict when it would be one scan type too many.
  Result<void> take_scanners(const AccessScope& scope, const ScannerInventory& inventory, std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
};

}  // namespace guardian::domain
