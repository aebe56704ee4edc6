#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

// What an automation (XSOAR) reports about its integrations, scanners and scans. Text is empty when unknown.
namespace guardian::domain {

// How a playbook of an integration fared.
struct IntegrationStatus {
  std::string integration;  // empty: the client named none
  std::string playbook;     // empty: the client named none
  std::string status;       // kIntegrationStatuses; empty: the client told none
  std::string message;
  std::string type;                // of assets, in the client's words
  std::string custom_integration;  // name of one the client's author made
  Instant reported_at;             // by the client's clock
  Instant received_at;
  bool operator==(const IntegrationStatus&) const = default;
};
inline constexpr std::string_view kStatusSuccess = "success";
inline constexpr std::string_view kIntegrationStatuses[] = {"error", kStatusSuccess, "disabled",
                                                            "license_limit_exceeded"};

struct ScanFile {
  std::string name;    // as the client calls it: told again, never a path
  std::string digest;  // SHA-256, lower-case hex
  std::int64_t bytes = 0;
  bool operator==(const ScanFile&) const = default;
};

// A vulnerability scanner's report, without its content.
struct ScanReport {
  std::string scan_type;  // kScanTypes
  std::string report_id;  // unique in its scan type
  std::string job_id;     // of the scan; empty: not told
  std::string status;
  std::string message;
  ScanFile pdf;
  ScanFile xml;
  Instant received_at;
  bool operator==(const ScanReport&) const = default;
};
inline constexpr std::string_view kScanTypes[] = {"rapid7", "qualys", "tenable"};

// What became of a job the automation was given.
struct JobStatus {
  std::string job_id;
  std::string status;
  std::string message;
  Instant received_at;
  bool operator==(const JobStatus&) const = default;
};

// The scanners, scan profiles and sites an automation knows of one kind of scanner.
struct ScannerInventory {
  std::string scan_type;
  std::string scanners;  // JSON array
  std::string profiles;  // JSON array, or text in which the client wrote them
  std::string sites;     // JSON array; "[]" when not told
  std::optional<bool> sync_scanners;
  Instant reported_at;
  Instant received_at;
  bool operator==(const ScannerInventory&) const = default;
};

class IntegrationStore {
 public:
  virtual ~IntegrationStore() = default;
  // The last status of each (integration, playbook), by both.
  virtual Result<std::vector<IntegrationStatus>> statuses(const AccessScope& scope) const = 0;
  // What is kept of one pair, newest first.
  virtual Result<std::vector<IntegrationStatus>> history(const AccessScope& scope, std::string_view integration,
                                                         std::string_view playbook) const = 0;
  virtual Result<std::vector<ScanReport>> reports(const AccessScope& scope) const = 0;  // newest first
  // The bytes of a report's file; absent: nothing.
  virtual Result<std::optional<std::string>> pdf_of(const AccessScope& scope, std::string_view scan_type,
                                                    std::string_view report_id) const = 0;
  virtual Result<std::optional<std::string>> xml_of(const AccessScope& scope, std::string_view scan_type,
                                                    std::string_view report_id) const = 0;
  virtual Result<std::vector<JobStatus>> jobs(const AccessScope& scope) const = 0;  // newest first
  virtual Result<std::vector<ScannerInventory>> scanner_inventories(const AccessScope& scope) const = 0;  // by type

  // Makes it the last of its pair, and keeps `kept` of the pair, itself included. Returns whether the pair is new.
  virtual Result<bool> record_status(const AccessScope& scope, const IntegrationStatus& status, int kept) = 0;
  // New, or in place of the one of its key, with its files.
  virtual Result<void> save_report(const AccessScope& scope, const ScanReport& report, std::string_view pdf,
                                   std::string_view xml) = 0;
  virtual Result<void> remove_report(const AccessScope& scope, std::string_view scan_type,
                                     std::string_view report_id) = 0;
  // New, or in place of the one of its id; then the oldest beyond `kept` are forgotten.
  virtual Result<void> save_job(const AccessScope& scope, const JobStatus& job, int kept) = 0;
  // New, or in place of the one of its scan type.
  virtual Result<void> save_scanner_inventory(const AccessScope& scope, const ScannerInventory& inventory) = 0;
};

// The integrations of which a playbook's last status is success; each once, sorted.
std::vector<std::string> active_integrations(const std::vector<IntegrationStatus>& statuses);

// The reports to drop so that at most `most_reports` and `most_bytes` of files stay, the newest first; the newest
// always stays. `reports`: newest first.
std::vector<ScanReport> surplus_reports(const std::vector<ScanReport>& reports, std::size_t most_reports,
                                        std::int64_t most_bytes);

// The instant a client means by a number: seconds, or milliseconds when it is above 1e11. Absent: before 1970 or
// behind year 9999.
std::optional<Instant> instant_of_number(double number);

}  // namespace guardian::domain
