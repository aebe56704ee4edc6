#include "domain/integrations/integration.h"

#include <cmath>
#include <set>

namespace guardian::domain {

std::vector<std::string> active_integrations(const std::vector<IntegrationStatus>& statuses) {
  std::set<std::string> names;
  for (const IntegrationStatus& one : statuses) {
    if (one.status == kStatusSuccess && !one.integration.empty()) names.insert(one.integration);
  }
  return {names.begin(), names.end()};
}

std::vector<ScanReport> surplus_reports(const std::vector<ScanReport>& reports, std::size_t most_reports,
                                        std::int64_t most_bytes) {
  std::vector<ScanReport> surplus;
  std::int64_t bytes = 0;
  std::size_t kept = 0;
  for (const ScanReport& report : reports) {
    const std::int64_t size = report.pdf.bytes + report.xml.bytes;
    if (kept == 0 || (surplus.empty() && kept < most_reports && bytes + size <= most_bytes)) {
      ++kept;
      bytes += size;
    } else {
      surplus.push_back(report);  // and every older one: what stays is the newest without a gap
    }
  }
  return surplus;
}

std::optional<Instant> instant_of_number(double number) {
  constexpr double kLastMillisecond = 253'402'300'799'999.0;  // 9999-12-31T23:59:59.999Z
  constexpr double kLeastMilliseconds = 1e11;                 // as seconds it would be year 5138
  const double milliseconds = number > kLeastMilliseconds ? number : number * 1000.0;
  if (!(milliseconds >= 0.0 && milliseconds <= kLastMillisecond)) return std::nullopt;
  return Instant(std::chrono::milliseconds(static_cast<std::int64_t>(std::floor(milliseconds))));
}

}  // namespace guardian::domain
