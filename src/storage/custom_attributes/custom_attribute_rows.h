#pragma once

#include "domain/custom_attributes/custom_attribute.h"
#include "storage/transaction.h"

namespace guardian::storage {

// Three tables: the attribute, its rules, and the values set on devices.
class CustomAttributeRows final : public domain::CustomAttributeStore {
 public:
  explicit CustomAttributeRows(StoreContext context) : context_(context) {}

  Result<std::vector<domain::CustomAttribute>> list(const domain::AccessScope& scope,
                                                    const domain::ListBounds& bounds) const override;
  Result<std::optional<domain::CustomAttribute>> find(const domain::AccessScope& scope,
                                                      std::string_view id) const override;
  Result<std::vector<domain::CustomAttributeValue>> values_of(
      const domain::AccessScope& scope, const std::vector<std::string>& device_ids) const override;

  Result<void> insert(const domain::AccessScope& scope, const domain::CustomAttribute& attribute) override;
  Result<void> update(const domain::AccessScope& scope, const domain::CustomAttribute& attribute) override;
  Result<bool> remove(const domain::AccessScope& scope, std::string_view id) override;
  Result<int> remove_values(const domain::AccessScope& scope, std::string_view attribute_id, int limit) override;
  Result<void> set_value(const domain::AccessScope& scope, const domain::CustomAttributeValue& value,
                         bool is_new) override;

 private:
  Result<void> insert_rules(const domain::AccessScope& scope, const domain::CustomAttribute& attribute);
  Result<std::int64_t> change_seq(const domain::AccessScope& scope);
  StoreContext context_;
};

}  // namespace guardian::storage
