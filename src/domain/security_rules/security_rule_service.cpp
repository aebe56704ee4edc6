#include "domain/security_rules/security_rule_service.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "base/json_writer.h"
#include "domain/access/whole_tenant.h"

namespace guardian::domain {
namespace {

AuditEvent rule_event(const AccessScope& scope, std::string_view action, std::string object,
                      std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = std::move(object);
  event.request_id = request_id;
  return event;
}

}  // namespace

Result<RuleCounts> SecurityRuleService::save(const AccessScope& scope, std::vector<SecurityRule> rules,
                                             std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  // One order for all writers: two that lock the same rows cannot wait for each other.
  std::sort(rules.begin(), rules.end(), [](const SecurityRule& a, const SecurityRule& b) {
    return std::tie(a.device_group, a.uuid) < std::tie(b.device_group, b.uuid);
  });
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<RuleCounts> {
    RuleCounts counts;
    for (const SecurityRule& rule : rules) {
      GUARDIAN_TRY(const auto saved, tx.security_rules().save(scope, rule));
      if (saved == SecurityRuleStore::Saved::inserted) ++counts.inserted;
      if (saved == SecurityRuleStore::Saved::changed) ++counts.changed;
    }
    GUARDIAN_TRY(const auto held, tx.security_rules().count(scope));
    if (held > static_cast<std::int64_t>(kMaxKept)) {
      return Error::conflict("No more than " + std::to_string(kMaxKept) + " rules are kept", "too-many-rules");
    }
    AuditEvent event =
        rule_event(scope, "security-rules.save", "security-rules:" + std::to_string(rules.size()), request_id);
    event.detail.clear();
    JsonWriter(event.detail)
        .begin_object()
        .member("inserted", counts.inserted)
        .member("changed", counts.changed)
        .end_object();
    GUARDIAN_CHECK(audit_.append(tx, event));
    return counts;
  });
}

Result<int> SecurityRuleService::purge(const AccessScope& scope, const std::vector<std::string>& keep,
                                       std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
    GUARDIAN_TRY(const int removed, tx.security_rules().remove_others(scope, keep));
    AuditEvent event =
        rule_event(scope, "security-rules.purge", "security-rules:" + std::to_string(removed), request_id);
    event.detail.clear();
    JsonWriter(event.detail).begin_object().member("named_to_keep", keep.size()).end_object();
    GUARDIAN_CHECK(audit_.append(tx, event));
    return removed;
  });
}

}  // namespace guardian::domain
