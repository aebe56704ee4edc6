#include "storage/security_rules/security_rule_rows.h"

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct SecurityRuleRow {
  domain::SecurityRule rule;
  long long updated_at = 0;
  void columns(Columns& into) {
    into(rule.device_group)(rule.uuid)(rule.name)(rule.update_source)(updated_at)(rule.document);
  }
};

}  // namespace

Result<std::vector<domain::SecurityRule>> SecurityRuleRows::list(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(auto rows,
               context_.session.read_all<SecurityRuleRow>(sql::kSecurityRulesList, {{"tenant", scope.tenant_id()}}));
  std::vector<domain::SecurityRule> rules;
  rules.reserve(rows.size());
  for (auto& row : rows) {
    GUARDIAN_TRY(row.rule.updated_at, read_instant(row.updated_at, "security_rule.updated_at"));
    rules.push_back(std::move(row.rule));
  }
  return rules;
}

Result<std::int64_t> SecurityRuleRows::count(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(const auto row,
               context_.session.read_one<NumberRow>(sql::kSecurityRulesCount, {{"tenant", scope.tenant_id()}}));
  return static_cast<std::int64_t>(row ? row->value : 0);
}

Result<domain::SecurityRuleStore::Saved> SecurityRuleRows::save(const domain::AccessScope& scope,
                                                                const domain::SecurityRule& rule) {
  Session& session = context_.session;
  const std::vector<Param> all{
      {"tenant", scope.tenant_id()}, {"device_group", rule.device_group},   {"uuid", rule.uuid},
      {"name", rule.name},           {"update_source", rule.update_source}, {"updated_at", rule.updated_at},
      {"document", rule.document}};
  const auto find = [&] {
    return session.read_one<TextRow>(
        sql::kSecurityRulesFindDocument,
        {{"tenant", scope.tenant_id()}, {"device_group", rule.device_group}, {"uuid", rule.uuid}}, context_.locking());
  };
  GUARDIAN_TRY(auto there, find());
  if (!there) {
    GUARDIAN_TRY(const auto made, session.change(sql::kSecurityRulesInsert, all));
    if (made > 0) return Saved::inserted;
    GUARDIAN_TRY(there, find());  // another transaction made it meanwhile
    if (!there) return Error::conflict("Another call changes these rules now; try again");
  }
  if (there->value == rule.document) return Saved::unchanged;
  GUARDIAN_CHECK(session.change(sql::kSecurityRulesUpdate, all));
  return Saved::changed;
}

Result<int> SecurityRuleRows::remove_others(const domain::AccessScope& scope, const std::vector<std::string>& uuids) {
  const auto kept = json_list(uuids);
  GUARDIAN_TRY(const auto removed, context_.session.change(sql::kSecurityRulesRemoveOthers,
                                                           {{"tenant", scope.tenant_id()}, {"uuids", kept}}));
  return static_cast<int>(removed);
}

}  // namespace guardian::storage
