#pragma once

#include <algorithm>

#include "domain/counts/inventory_counts.h"
#include "domain/views/saved_view.h"
#include "memory_inventory.h"

namespace guardian::domain {

// Counts devices; the rest is tried on the engines by the contract suite.
class MemoryCounts final : public InventoryCounts {
 public:
  explicit MemoryCounts(const DeviceStore& devices) : devices_(devices) {}

  Result<std::int64_t> devices_up_to(const AccessScope& scope, const DeviceQuery& query,
                                     std::int64_t most) const override {
    GUARDIAN_TRY(const auto count, devices_.count(scope, query));
    return std::min(count, most);
  }
  Result<Facet> facet_of_devices(const AccessScope&, const DeviceQuery&, FacetField) const override { std::abort(); }
  Result<Facet> facet_of_alerts(const AccessScope&, const AlertQuery&, FacetField) const override { std::abort(); }
  Result<Facet> facet_of_vulnerabilities(const AccessScope&, const VulnerabilityQuery&, FacetField) const override {
    std::abort();
  }
  Result<OpenFindings> open_findings(const AccessScope&) const override { std::abort(); }
  Result<InventoryOverview> overview(const AccessScope&, Instant) const override { std::abort(); }

 private:
  const DeviceStore& devices_;
};

class MemorySavedViews final : public SavedViewStore {
 public:
  explicit MemorySavedViews(MemoryState& state) : state_(state) {}

  Result<std::vector<SavedView>> list(const AccessScope& scope, std::string_view user_id,
                                      std::string_view page) const override {
    std::vector<SavedView> all;
    for (const auto& [id, one] : state_.saved_views) {
      const SavedView& view = one.value;
      if (one.tenant_id == scope.tenant_id() && (view.shared || view.owner_id == user_id) &&
          (page.empty() || view.page == page)) {
        all.push_back(view);
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return all;
  }
  Result<std::optional<SavedView>> find(const AccessScope& scope, std::string_view id) const override {
    const auto found = state_.saved_views.find(std::string(id));
    if (found == state_.saved_views.end() || found->second.tenant_id != scope.tenant_id())
      return std::optional<SavedView>();
    return std::optional(found->second.value);
  }
  Result<std::int64_t> count_of(const AccessScope& scope, std::string_view user_id) const override {
    return std::count_if(state_.saved_views.begin(), state_.saved_views.end(), [&](const auto& one) {
      return one.second.tenant_id == scope.tenant_id() && one.second.value.owner_id == user_id;
    });
  }
  Result<bool> is_taken(const AccessScope& scope, const SavedView& view) const override {
    return std::any_of(state_.saved_views.begin(), state_.saved_views.end(), [&](const auto& one) {
      const SavedView& other = one.second.value;
      return one.second.tenant_id == scope.tenant_id() && other.id != view.id && other.owner_id == view.owner_id &&
             other.page == view.page && other.name == view.name;
    });
  }
  Result<void> insert(const AccessScope& scope, const SavedView& view) override {
    GUARDIAN_TRY(const bool taken, is_taken(scope, view));
    if (taken) return Error::conflict("The owner has a view of this name");
    state_.saved_views[view.id] = {scope.tenant_id(), view};
    return {};
  }
  Result<void> update(const AccessScope& scope, const SavedView& view) override {
    GUARDIAN_TRY(const auto before, find(scope, view.id));
    if (!before) return Error::not_found();
    SavedView after = view;
    after.owner_id = before->owner_id;
    after.page = before->page;
    state_.saved_views[view.id] = {scope.tenant_id(), std::move(after)};
    return {};
  }
  Result<void> remove(const AccessScope& scope, std::string_view id) override {
    GUARDIAN_TRY(const auto before, find(scope, id));
    if (!before) return Error::not_found();
    state_.saved_views.erase(std::string(id));
    return {};
  }

 private:
  MemoryState& state_;
};

}  // namespace guardian::domain
