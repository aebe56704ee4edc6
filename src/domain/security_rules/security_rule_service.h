#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "domain/audit/audit_trail.h"
#include "domain/security_rules/security_rule.h"
#include "domain/store/database.h"

namespace guardian::domain {

struct RuleCounts {
  int inserted = 0;
  int changed = 0;  // were there, with another document
};

// What changes the copy of the firewalls' rules. Each call is one transaction with its audit record. Any thread.
// forbidden without the right to write for the whole tenant.
class SecurityRuleService {
 public:
  static constexpr std::size_t kMaxRules = 2000;  // of one call
  static constexpr std::size_t kMaxRuleBytes = 64 * 1024;
  static constexpr std::size_t kMaxKept = 50'000;  // of one tenant, and of one white list

  SecurityRuleService(Database& database, AuditTrail& audit) : database_(database), audit_(audit) {}

  // conflict when the tenant would hold more than kMaxKept rules. REQUIRES: no two rules have one key.
  Result<RuleCounts> save(const AccessScope& scope, std::vector<SecurityRule> rules, std::string_view request_id);
  // Removes every rule whose uuid is not in the list: all rules when it is empty. Returns how many.
  Result<int> purge(const AccessScope& scope, const std::vector<std::string>& keep, std::string_view request_id);

 private:
  Database& database_;
  AuditTrail& audit_;
};

}  // namespace guardian::domain
