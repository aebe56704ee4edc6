#include "storage/integrations/integration_rows.h"

#include "base/encoding.h"
#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct IntegrationStatusRow {
  domain::IntegrationStatus status;
  long long reported_at = 0, received_at = 0;
  void columns(Columns& into) {
    into(status.integration)(status.playbook)(status.status)(status.message)(status.type)(status.custom_integration)(
        reported_at)(received_at);
  }
};

struct ScanReportRow {
  domain::ScanReport report;
  long long pdf_bytes = 0, xml_bytes = 0, received_at = 0;
  void columns(Columns& into) {
    into(report.scan_type)(report.report_id)(report.job_id)(report.status)(report.message)(report.pdf.name)(
        report.pdf.digest)(pdf_bytes)(report.xml.name)(report.xml.digest)(xml_bytes)(received_at);
  }
};

struct JobRow {
  domain::JobStatus job;
  long long received_at = 0;
  void columns(Columns& into) { into(job.job_id)(job.status)(job.message)(received_at); }
};

struct ScannerInventoryRow {
  domain::ScannerInventory inventory;
  Nullable<long long> sync_scanners;
  long long reported_at = 0, received_at = 0;
  void columns(Columns& into) {
    into(inventory.scan_type)(inventory.scanners)(inventory.profiles)(inventory.sites)(
        sync_scanners)(reported_at)(received_at);
  }
};

Result<std::vector<domain::IntegrationStatus>> statuses_of(Result<std::vector<IntegrationStatusRow>> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<domain::IntegrationStatus> statuses;
  for (auto& row : *rows) {
    GUARDIAN_TRY(row.status.reported_at, read_instant(row.reported_at, "integration_report.reported_at"));
    GUARDIAN_TRY(row.status.received_at, read_instant(row.received_at, "integration_report.received_at"));
    statuses.push_back(std::move(row.status));
  }
  return statuses;
}

}  // namespace

Result<std::vector<domain::IntegrationStatus>> IntegrationRows::statuses(const domain::AccessScope& scope) const {
  return statuses_of(
      context_.session.read_all<IntegrationStatusRow>(sql::kIntegrationsStatuses, {{"tenant", scope.tenant_id()}}));
}

Result<std::vector<domain::IntegrationStatus>> IntegrationRows::history(const domain::AccessScope& scope,
                                                                        std::string_view integration,
                                                                        std::string_view playbook) const {
  return statuses_of(context_.session.read_all<IntegrationStatusRow>(
      sql::kIntegrationsHistory,
      {{"tenant", scope.tenant_id()}, {"integration", integration}, {"playbook", playbook}}));
}

Result<std::vector<domain::ScanReport>> IntegrationRows::reports(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<ScanReportRow>(sql::kIntegrationsReports, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::ScanReport> reports;
  for (auto& row : rows) {
    if (row.pdf_bytes < 0 || row.xml_bytes < 0) return corrupt_column("scan_report.pdf_bytes");
    row.report.pdf.bytes = row.pdf_bytes;
    row.report.xml.bytes = row.xml_bytes;
    GUARDIAN_TRY(row.report.received_at, read_instant(row.received_at, "scan_report.received_at"));
    reports.push_back(std::move(row.report));
  }
  return reports;
}

Result<std::optional<std::string>> IntegrationRows::file_of(const domain::AccessScope& scope,
                                                            std::string_view scan_type, std::string_view report_id,
                                                            std::string_view part) const {
  GUARDIAN_TRY(
      const auto row,
      context_.session.read_one<TextRow>(
          sql::kIntegrationsFile,
          {{"tenant", scope.tenant_id()}, {"scan_type", scan_type}, {"report_id", report_id}, {"part", part}}));
  if (!row) return std::optional<std::string>();
  auto bytes = base64_decode(row->value);
  if (!bytes) return corrupt_column("scan_report_file.content");
  return bytes;
}

Result<std::optional<std::string>> IntegrationRows::pdf_of(const domain::AccessScope& scope, std::string_view scan_type,
                                                           std::string_view report_id) const {
  return file_of(scope, scan_type, report_id, "pdf");
}

Result<std::optional<std::string>> IntegrationRows::xml_of(const domain::AccessScope& scope, std::string_view scan_type,
                                                           std::string_view report_id) const {
  return file_of(scope, scan_type, report_id, "xml");
}

Result<std::vector<domain::JobStatus>> IntegrationRows::jobs(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<JobRow>(sql::kIntegrationsJobs, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::JobStatus> jobs;
  for (auto& row : rows) {
    GUARDIAN_TRY(row.job.received_at, read_instant(row.received_at, "integration_job.received_at"));
    jobs.push_back(std::move(row.job));
  }
  return jobs;
}

Result<std::vector<domain::ScannerInventory>> IntegrationRows::scanner_inventories(
    const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<ScannerInventoryRow>(sql::kIntegrationsScannerInventories,
                                                                         {{"tenant", scope.tenant_id()}}));
  std::vector<domain::ScannerInventory> inventories;
  for (auto& row : rows) {
    if (row.sync_scanners.has_value()) {
      GUARDIAN_TRY(row.inventory.sync_scanners, read_flag(row.sync_scanners.value, "scanner_inventory.sync_scanners"));
    }
    GUARDIAN_TRY(row.inventory.reported_at, read_instant(row.reported_at, "scanner_inventory.reported_at"));
    GUARDIAN_TRY(row.inventory.received_at, read_instant(row.received_at, "scanner_inventory.received_at"));
    inventories.push_back(std::move(row.inventory));
  }
  return inventories;
}

Result<bool> IntegrationRows::record_status(const domain::AccessScope& scope, const domain::IntegrationStatus& status,
                                            int kept) {
  Session& session = context_.session;
  GUARDIAN_TRY(const auto number,
               session.read_one<NumberRow>(sql::kIntegrationsNextNumber, {{"tenant", scope.tenant_id()},
                                                                          {"integration", status.integration},
                                                                          {"playbook", status.playbook}}));
  if (!number) return Error::internal("no number was allotted");
  GUARDIAN_CHECK(session.change(sql::kIntegrationsInsertStatus, {{"tenant", scope.tenant_id()},
                                                                 {"integration", status.integration},
                                                                 {"playbook", status.playbook},
                                                                 {"number", number->value},
                                                                 {"status", status.status},
                                                                 {"message", status.message},
                                                                 {"type", status.type},
                                                                 {"custom_integration", status.custom_integration},
                                                                 {"reported_at", status.reported_at},
                                                                 {"received_at", status.received_at}}));
  GUARDIAN_CHECK(session.change(sql::kIntegrationsRemoveOldStatuses, {{"tenant", scope.tenant_id()},
                                                                      {"integration", status.integration},
                                                                      {"playbook", status.playbook},
                                                                      {"last", number->value - kept}}));
  return number->value == 1;
}

Result<void> IntegrationRows::save_report(const domain::AccessScope& scope, const domain::ScanReport& report,
                                          std::string_view pdf, std::string_view xml) {
  Session& session = context_.session;
  GUARDIAN_CHECK(session.change(sql::kIntegrationsSaveReport, {{"tenant", scope.tenant_id()},
                                                               {"scan_type", report.scan_type},
                                                               {"report_id", report.report_id},
                                                               {"job_id", report.job_id},
                                                               {"status", report.status},
                                                               {"message", report.message},
                                                               {"pdf_name", report.pdf.name},
                                                               {"pdf_digest", report.pdf.digest},
                                                               {"pdf_bytes", report.pdf.bytes},
                                                               {"xml_name", report.xml.name},
                                                               {"xml_digest", report.xml.digest},
                                                               {"xml_bytes", report.xml.bytes},
                                                               {"received_at", report.received_at}}));
  for (const auto& [part, bytes] : {std::pair{"pdf", pdf}, std::pair{"xml", xml}}) {
    GUARDIAN_CHECK(session.change(sql::kIntegrationsSaveFile, {{"tenant", scope.tenant_id()},
                                                               {"scan_type", report.scan_type},
                                                               {"report_id", report.report_id},
                                                               {"part", part},
                                                               {"content", base64_encode(bytes)}}));
  }
  return {};
}

Result<void> IntegrationRows::remove_report(const domain::AccessScope& scope, std::string_view scan_type,
                                            std::string_view report_id) {
  for (const auto query : {sql::kIntegrationsRemoveFiles, sql::kIntegrationsRemoveReport}) {
    GUARDIAN_CHECK(context_.session.change(
        query, {{"tenant", scope.tenant_id()}, {"scan_type", scan_type}, {"report_id", report_id}}));
  }
  return {};
}

Result<void> IntegrationRows::save_job(const domain::AccessScope& scope, const domain::JobStatus& job, int kept) {
  Session& session = context_.session;
  GUARDIAN_CHECK(session.change(sql::kIntegrationsSaveJob, {{"tenant", scope.tenant_id()},
                                                            {"job_id", job.job_id},
                                                            {"status", job.status},
                                                            {"message", job.message},
                                                            {"received_at", job.received_at}}));
  GUARDIAN_CHECK(session.change(sql::kIntegrationsRemoveOldJobs, {{"tenant", scope.tenant_id()}, {"kept", kept}}));
  return {};
}

Result<void> IntegrationRows::save_scanner_inventory(const domain::AccessScope& scope,
                                                     const domain::ScannerInventory& inventory) {
  GUARDIAN_CHECK(
      context_.session.change(sql::kIntegrationsSaveScannerInventory, {{"tenant", scope.tenant_id()},
                                                                       {"scan_type", inventory.scan_type},
                                                                       {"scanners", inventory.scanners},
                                                                       {"profiles", inventory.profiles},
                                                                       {"sites", inventory.sites},
                                                                       {"sync_scanners", inventory.sync_scanners},
                                                                       {"reported_at", inventory.reported_at},
                                                                       {"received_at", inventory.received_at}}));
  return {};
}

}  // namespace guardian::storage
