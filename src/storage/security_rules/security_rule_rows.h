#pragma once

#include "domain/security_rules/security_rule.h"
#include "storage/transaction.h"

namespace guardian::storage {

class SecurityRuleRows final : public domain::SecurityRuleStore {
 public:
  explicit SecurityRuleRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::SecurityRule>> list(const domain::AccessScope& scope) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope) const override;
  Result<Saved> save(const domain::AccessScope& scope, const domain::SecurityRule& rule) override;
  Result<int> remove_others(const domain::AccessScope& scope, const std::vector<std::string>& uuids) override;

 private:
  StoreContext context_;
};

}  // namespace guardian::storage
