#include "domain/integrations/integration_service.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/hmac.h"
#include "base/json_writer.h"
#include "domain/access/whole_tenant.h"

namespace guardian::domain {
namespace {

Result<void> record_integration_event(AuditTrail& audit, Tx& tx, const AccessScope& scope, std::string_view action,
                                      std::string object, std::string_view request_id, std::string detail = "{}") {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = std::move(object);
  event.request_id = request_id;
  event.detail = std::move(detail);
  return audit.append(tx, event);
}

// Asked when a pair is new, with it among the statuses.
Result<void> check_integration_room(const std::vector<IntegrationStatus>& statuses, const std::string& integration) {
  std::set<std::string_view> integrations;
  int playbooks = 0;
  for (const IntegrationStatus& one : statuses) {
    integrations.insert(one.integration);
    if (one.integration == integration) ++playbooks;
  }
  if (integrations.size() > static_cast<std::size_t>(IntegrationService::kMaxIntegrations)) {
    return Error::conflict(
        "No more than " + std::to_string(IntegrationService::kMaxIntegrations) + " integrations are kept",
        "too-many-integrations");
  }
  if (playbooks > IntegrationService::kMaxPlaybooks) {
    return Error::conflict(
        "No more than " + std::to_string(IntegrationService::kMaxPlaybooks) + " playbooks of an integration are kept",
        "too-many-playbooks");
  }
  return {};
}

ScanFile described_file(std::string name, std::string_view bytes) {
  return {std::move(name), to_hex(sha256(bytes)), static_cast<std::int64_t>(bytes.size())};
}

}  // namespace

Result<std::vector<std::string>> IntegrationService::active(const AccessScope& scope) const {
  GUARDIAN_TRY(const auto statuses,
               database_.read([&](const Reader& reader) { return reader.integrations().statuses(scope); }));
  return active_integrations(statuses);
}

Result<void> IntegrationService::record_status(const AccessScope& scope, const IntegrationStatus& status,
                                               std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const bool is_new, tx.integrations().record_status(scope, status, kKeptStatuses));
    if (is_new) {
      GUARDIAN_TRY(const auto statuses, tx.integrations().statuses(scope));
      GUARDIAN_CHECK(check_integration_room(statuses, status.integration));
    }
    std::string detail;
    JsonWriter(detail).begin_object().member("playbook", status.playbook).member("status", status.status).end_object();
    return record_integration_event(audit_, tx, scope, "integration.status", "integration:" + status.integration,
                                    request_id, std::move(detail));
  });
}

Result<void> IntegrationService::take_report(const AccessScope& scope, ScanReport report, std::string_view pdf,
                                             std::string_view xml, std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  report.pdf = described_file(std::move(report.pdf.name), pdf);
  report.xml = described_file(std::move(report.xml.name), xml);
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.integrations().save_report(scope, report, pdf, xml));
    GUARDIAN_TRY(const auto all, tx.integrations().reports(scope));
    const auto surplus = surplus_reports(all, kKeptReports, kKeptReportBytes);
    for (const ScanReport& old : surplus) {
      GUARDIAN_CHECK(tx.integrations().remove_report(scope, old.scan_type, old.report_id));
    }
    std::string detail;
    JsonWriter(detail)
        .begin_object()
        .member("pdf_sha256", report.pdf.digest)
        .member("xml_sha256", report.xml.digest)
        .member("dropped_reports", surplus.size())
        .end_object();
    return record_integration_event(audit_, tx, scope, "integration.report",
                                    "scan-report:" + report.scan_type + ":" + report.report_id, request_id,
                                    std::move(detail));
  });
}

Result<void> IntegrationService::record_job(const AccessScope& scope, const JobStatus& job,
                                            std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.integrations().save_job(scope, job, kKeptJobs));
    return record_integration_event(audit_, tx, scope, "integration.job", "job:" + job.job_id, request_id);
  });
}

Result<void> IntegrationService::take_scanners(const AccessScope& scope, const ScannerInventory& inventory,
                                               std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.integrations().save_scanner_inventory(scope, inventory));
    GUARDIAN_TRY(const auto all, tx.integrations().scanner_inventories(scope));
    if (all.size() > kMaxScanTypes) {
      return Error::conflict("No more than " + std::to_string(kMaxScanTypes) + " scan types are kept",
                             "too-many-scan-types");
    }
    return record_integration_event(audit_, tx, scope, "integration.scanners", "scanners:" + inventory.scan_type,
                                    request_id);
  });
}

}  // namespace guardian::domain
