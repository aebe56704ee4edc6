#pragma once

#include <algorithm>
#include <tuple>

#include "memory_state.h"

// Saved filters and custom attributes, in memory.
namespace guardian::domain {

class MemoryFilters final : public SavedFilterStore {
 public:
  explicit MemoryFilters(MemoryState& state) : state_(state) {}
  Result<std::vector<SavedFilter>> list(const AccessScope& scope, const ListBounds& /*no feed here*/, std::int64_t offset,
                                        std::int64_t limit) const override {
    auto all = filters_of(scope);
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    all.erase(all.begin(), all.begin() + std::min(offset, static_cast<std::int64_t>(all.size())));
    if (static_cast<std::int64_t>(all.size()) > limit) all.resize(static_cast<std::size_t>(limit));
    return all;
  }
  Result<std::vector<SavedFilter>> find_all(const AccessScope& scope,
                                            const std::vector<std::string>& ids) const override {
    auto found = filters_of(scope);
    std::erase_if(found,
                  [&](const SavedFilter& one) { return std::find(ids.begin(), ids.end(), one.id) == ids.end(); });
    return found;
  }
  Result<std::int64_t> count(const AccessScope& scope) const override {
    return static_cast<std::int64_t>(filters_of(scope).size());
  }
  Result<void> save(const AccessScope& scope, const SavedFilter& filter) override {
    state_.filters[{scope.tenant_id(), filter.id}] = filter;
    return {};
  }

 private:
  std::vector<SavedFilter> filters_of(const AccessScope& scope) const {
    std::vector<SavedFilter> all;
    for_each_of_tenant(state_.filters, scope.tenant_id(), [&](const SavedFilter& filter) { all.push_back(filter); });
    return all;
  }
  MemoryState& state_;
};

class MemoryCustomAttributes final : public CustomAttributeStore {
 public:
  explicit MemoryCustomAttributes(MemoryState& state) : state_(state) {}
  Result<std::vector<CustomAttribute>> list(const AccessScope& scope, const ListBounds& /*no feed here*/) const override {
    std::vector<CustomAttribute> all;
    for_each_of_tenant(state_.custom_attributes, scope.tenant_id(), [&](const auto& one) { all.push_back(one); });
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return all;
  }
  Result<std::optional<CustomAttribute>> find(const AccessScope& scope, std::string_view id) const override {
    return find_copy(state_.custom_attributes, TenantKey(scope.tenant_id(), id));
  }
  Result<std::vector<CustomAttributeValue>> values_of(const AccessScope& scope,
                                                      const std::vector<std::string>& device_ids) const override {
    std::vector<CustomAttributeValue> values;
    for (const auto& device_id : device_ids) {
      const auto found = state_.attribute_values.find({scope.tenant_id(), device_id});
      if (found == state_.attribute_values.end()) continue;
      for (const auto& [attribute_id, value] : found->second) values.push_back({device_id, attribute_id, value});
    }
    return values;
  }
  Result<void> insert(const AccessScope& scope, const CustomAttribute& attribute) override {
    GUARDIAN_TRY(const auto all, list(scope, {}));
    const bool taken = std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.name == attribute.name; });
    if (taken) return Error::conflict("A custom attribute of this name exists");
    state_.custom_attributes[{scope.tenant_id(), attribute.id}] = attribute;
    return {};
  }
  Result<void> update(const AccessScope& scope, const CustomAttribute& attribute) override {
    state_.custom_attributes[{scope.tenant_id(), attribute.id}] = attribute;
    return {};
  }
  Result<bool> remove(const AccessScope& scope, std::string_view id) override {
    return state_.custom_attributes.erase({scope.tenant_id(), std::string(id)}) > 0;
  }
  Result<int> remove_values(const AccessScope& scope, std::string_view attribute_id, int) override {
    int gone = 0;
    for_each_of_tenant(state_.attribute_values, scope.tenant_id(),
                       [&](auto& values) { gone += static_cast<int>(values.erase(std::string(attribute_id))); });
    return gone;
  }
  Result<void> set_value(const AccessScope& scope, const CustomAttributeValue& value, bool) override {
    auto& values = state_.attribute_values[{scope.tenant_id(), value.device_id}];
    if (value.value.empty()) {
      values.erase(value.attribute_id);
    } else {
      values[value.attribute_id] = value.value;
    }
    return {};
  }

 private:
  MemoryState& state_;
};

}  // namespace guardian::domain
