#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip_address.h"
#include "domain/audit/audit_trail.h"
#include "domain/sites/site.h"
#include "domain/store/database.h"

namespace guardian::domain {

// What is said about one site. What is absent stays as it is; a list that is present is the site's whole list.
struct SiteChange {
  std::string name;  // says which; a site keeps its name
  std::optional<std::string> description;
  std::optional<std::string> location;
  std::optional<std::string> group;  // empty: none
  // Come to this site from wherever they were; a prefix that is unknown becomes a subnet. What is no longer named goes
  // to the default site.
  std::optional<std::vector<Cidr>> prefixes;
  std::optional<std::vector<std::int64_t>> segments;
};

// What changes sites. Every call is one transaction with its audit record: all of it, or nothing. forbidden without
// the right to write; who is limited to sites may change those, and neither make nor remove any. Any thread.
class SiteService {
 public:
  static constexpr std::size_t kMostSites = 500;
  static constexpr std::size_t kMostMembers = 2000;  // prefixes and segments of one call

  SiteService(Database& database, AuditTrail& audit, const Clock& clock)
      : database_(database), audit_(audit), clock_(clock) {}

  // How many were made. A group that is unknown begins with its first site. conflict: the name is taken; invalid: a
  // segment that does not exist.
  Result<int> create(const AccessScope& scope, const std::vector<SiteChange>& changes, std::string_view request_id);
  // How many were named. not_found: one does not exist; invalid: a segment or group that does not exist.
  Result<int> update(const AccessScope& scope, const std::vector<SiteChange>& changes, std::string_view request_id);
  // conflict: devices, subnets or segments lie there, or it is the default site. not_found: there is none.
  Result<void> remove(const AccessScope& scope, std::string_view name, std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
  const Clock& clock_;
};

}  // namespace guardian::domain
