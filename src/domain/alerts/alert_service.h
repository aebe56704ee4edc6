#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Why an alert was resolved, in the words of the reference API.
inline constexpr std::array<std::string_view, 7> kAlertReasonTypes = {
    "Issue Mitigated",
    "No Action Needed",
    "VPN protected connections",
    "Trusted remote destination",
    "Normal behavior for this device",
    "Normal behavior for all devices in the same IoT profile",
    "Other"};

struct AlertResolution {
  std::string reason;
  std::vector<std::string> reason_types;  // of kAlertReasonTypes
};

// What changes alerts through the API. Any thread.
class AlertService {
 public:
  AlertService(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // Resolves an alert, recounts its device's open alerts, and leaves an audit record, in one transaction. Resolving
  // it again the same way changes nothing and succeeds; with another reason, that is kept and added to its history.
  // not_found: no such alert; forbidden: without the right to write.
  Result<void> resolve(const AccessScope& scope, std::string_view id, const AlertResolution& resolution,
                       std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
