#pragma once

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/ip_address.h"
#include "base/random.h"
#include "domain/devices/attribute_change.h"
#include "domain/filters/filter_match.h"
#include "memory_state.h"

// Devices, tags, sites, alerts, vulnerabilities and imports, in memory.
namespace guardian::domain {

inline bool is_hidden_import(const MemoryState& state, const std::string& tenant_id, const std::string& import_id) {
  const auto found = state.imports.find({tenant_id, import_id});
  return found != state.imports.end() && found->second.state != ImportState::complete;
}

class MemoryTags final : public TagStore {
 public:
  explicit MemoryTags(MemoryState& state) : state_(state) {}

  Result<std::vector<Tag>> list(const AccessScope& scope, const TagQuery& query) const override {
    const auto all = matching(scope, query);
    const auto first = std::min<std::int64_t>(query.offset, static_cast<std::int64_t>(all.size()));
    const auto last = std::min<std::int64_t>(first + query.limit, static_cast<std::int64_t>(all.size()));
    return std::vector<Tag>(all.begin() + first, all.begin() + last);
  }
  Result<std::int64_t> count(const AccessScope& scope, const TagQuery& query) const override {
    return static_cast<std::int64_t>(matching(scope, query).size());
  }
  Result<std::optional<Tag>> find_by_value(const AccessScope& scope, std::string_view type,
                                           std::string_view value) const override {
    std::optional<Tag> found;
    for_each_of_tenant(state_.tags, scope.tenant_id(), [&](const Tag& tag) {
      if (tag.type == type && tag.value == value) found = tag;
    });
    return found;
  }
  Result<Tag> ensure(const AccessScope& scope, const Tag& tag) override {
    GUARDIAN_TRY(const auto found, find_by_value(scope, tag.type, tag.value));
    if (found) return *found;
    Tag made = tag;
    if (made.id.empty()) made.id = random_id();
    if (state_.tags.contains({scope.tenant_id(), made.id})) return Error::conflict("Another tag has this id");
    state_.tags[{scope.tenant_id(), made.id}] = made;
    return made;
  }

 private:
  std::vector<Tag> matching(const AccessScope& scope, const TagQuery& query) const {
    std::vector<Tag> all;
    for_each_of_tenant(state_.tags, scope.tenant_id(), [&](const Tag& tag) {
      const auto kind = find_predefined_tag(tag.id) == nullptr ? TagKind::custom : TagKind::system;
      if (query.kind == TagKind::any || query.kind == kind) all.push_back(tag);
    });
    return all;
  }

  MemoryState& state_;
};

class MemorySites final : public SiteStore {
 public:
  explicit MemorySites(MemoryState& state) : state_(state) {}

  Result<std::vector<Site>> list(const AccessScope& scope) const override {
    std::vector<Site> all;
    for_each_of_tenant(state_.sites, scope.tenant_id(), [&](const Site& site) { all.push_back(site); });
    std::sort(all.begin(), all.end(), [](const Site& a, const Site& b) { return a.name < b.name; });
    return all;
  }
  Result<Site> ensure(const AccessScope& scope, std::string_view name, std::string_view preferred_id,
                      Instant now) override {
    GUARDIAN_TRY(const auto all, list(scope));
    for (const auto& site : all) {
      if (site.name == name) return site;
    }
    Site made;
    made.id = preferred_id;
    if (made.id.empty() || state_.sites.contains({scope.tenant_id(), made.id})) made.id = random_id();
    made.name = name;
    made.created_at = made.updated_at = now;
    return state_.sites[{scope.tenant_id(), made.id}] = made;
  }
  // What only the operations on sites use, the contract suite tries on both engines.
  Result<std::vector<Site>> list(const AccessScope&, const SiteQuery&) const override { std::abort(); }
  Result<std::optional<Site>> find_by_name(const AccessScope&, std::string_view) const override { std::abort(); }
  Result<std::optional<Site>> find(const AccessScope&, std::string_view) const override { std::abort(); }
  Result<SiteUsage> usage(const AccessScope&, std::string_view) const override { std::abort(); }
  Result<bool> has_group(const AccessScope&, std::string_view) const override { std::abort(); }
  Result<void> begin_change(const AccessScope&) override { std::abort(); }
  Result<std::optional<Site>> insert(const AccessScope&, const Site&) override { std::abort(); }
  Result<void> update(const AccessScope&, const Site&) override { std::abort(); }
  Result<void> remove(const AccessScope&, std::string_view) override { std::abort(); }

 private:
  MemoryState& state_;
};

class MemoryDevices final : public DeviceStore {
 public:
  explicit MemoryDevices(MemoryState& state) : state_(state) {}

  Result<std::optional<DeviceDetail>> find(const AccessScope& scope, std::string_view deviceid) const override {
    for (const auto& detail : visible(scope)) {
      if (detail.device.deviceid == deviceid) return std::optional(detail);
    }
    return std::optional<DeviceDetail>();
  }
  Result<std::vector<DeviceDetail>> find_by_ip(const AccessScope& scope, std::string_view ip) const override {
    auto found = visible(scope);
    std::erase_if(found, [&](const DeviceDetail& detail) { return detail.device.ip_address != ip; });
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.device.last_activity > b.device.last_activity; });
    return found;
  }
  Result<std::vector<DeviceDetail>> list(const AccessScope& scope, const DeviceQuery& query) const override {
    auto found = matching(scope, query);
    std::sort(found.begin(), found.end(), [&](const DeviceDetail& a, const DeviceDetail& b) {
      const int order = compare(a.device, b.device, query.sort);
      const int total = order != 0 ? order : a.device.id.compare(b.device.id);
      return query.direction == Direction::ascending ? total < 0 : total > 0;
    });
    const auto first = std::min<std::int64_t>(query.offset, static_cast<std::int64_t>(found.size()));
    const auto last = std::min<std::int64_t>(first + query.limit, static_cast<std::int64_t>(found.size()));
    std::vector<DeviceDetail> page(found.begin() + first, found.begin() + last);
    if (!query.with_detail) {
      for (auto& detail : page) detail.attributes = "{}";
    }
    return page;
  }
  ListPosition position_of(const DeviceQuery&, const Device& device) const override { return {{device.id}}; }
  Result<std::int64_t> count(const AccessScope& scope, const DeviceQuery& query) const override {
    return static_cast<std::int64_t>(matching(scope, query).size());
  }
  Result<std::map<std::string, std::vector<Tag>>> tags_of(const AccessScope& scope,
                                                          const std::vector<std::string>& device_ids) const override {
    std::map<std::string, std::vector<Tag>> tags;
    for (const auto& id : device_ids) {
      const auto found = state_.devices.find({scope.tenant_id(), id});
      if (found != state_.devices.end() && !found->second.tags.empty()) tags[id] = found->second.tags;
    }
    return tags;
  }

  Result<std::string> save(const AccessScope& scope, const DeviceDetail& device) override {
    if (DeviceDetail* found = find_live(scope, device.device.deviceid)) {
      DeviceDetail next = device;
      next.device.id = found->device.id;
      next.device.first_seen = found->device.first_seen;
      next.device.version = found->device.version + 1;
      next.device.import_id = found->device.import_id;
      next.tags = found->tags;
      *found = std::move(next);
      return found->device.id;
    }
    DeviceDetail made = device;
    if (made.device.id.empty()) made.device.id = random_id();
    made.device.version = 1;
    made.tags.clear();
    state_.devices[{scope.tenant_id(), made.device.id}] = made;
    return made.device.id;
  }
  Result<std::string> ensure(const AccessScope& scope, const DeviceDetail& device) override {
    if (const DeviceDetail* found = find_live(scope, device.device.deviceid)) return found->device.id;
    return save(scope, device);
  }
  Result<std::map<std::string, DeviceDetail>> find_by_keys(const AccessScope& scope, DeviceKey kind,
                                                           const std::vector<std::string>& keys) const override {
    std::map<std::string, DeviceDetail> found;
    for (const auto& detail : visible(scope)) {
      const std::string key = kind == DeviceKey::deviceid     ? detail.device.deviceid
                              : kind == DeviceKey::mac        ? detail.device.mac
                              : kind == DeviceKey::ip_address ? detail.device.ip_address
                                                              : serial_key_of(detail.attributes);
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
      const auto [at, fresh] = found.emplace(key, detail);
      if (!fresh && at->second.device.last_activity < detail.device.last_activity) at->second = detail;
    }
    return found;
  }
  Result<std::optional<std::string>> insert(const AccessScope& scope, const DeviceDetail& device) override {
    if (find_live(scope, device.device.deviceid) != nullptr) return std::optional<std::string>();
    GUARDIAN_TRY(const std::string id, save(scope, device));
    return std::optional(id);
  }
  Result<void> update(const AccessScope& scope, const DeviceDetail& device) override {
    GUARDIAN_CHECK(save(scope, device));
    return {};
  }
  Result<void> touch(const AccessScope& scope, const std::vector<std::string>& device_ids) override {
    for (const auto& id : device_ids) ++state_.devices[{scope.tenant_id(), id}].device.version;
    return {};
  }
  Result<int> set_tags(const AccessScope& scope, const std::vector<std::string>& device_ids,
                       const std::vector<std::string>& tag_ids, bool replace) override {
    int changed = 0;
    for (const auto& id : device_ids) {
      const auto found = state_.devices.find({scope.tenant_id(), id});
      if (found == state_.devices.end()) continue;
      std::map<std::string, Tag> tags;
      if (!replace) {
        for (const auto& tag : found->second.tags) tags[tag.id] = tag;
      }
      for (const auto& tag_id : tag_ids) {
        const auto tag = state_.tags.find({scope.tenant_id(), tag_id});
        if (tag == state_.tags.end()) return Error::not_found();
        tags[tag_id] = tag->second;
      }
      std::vector<Tag> next;
      for (const auto& [tag_id, tag] : tags) next.push_back(tag);
      if (next == found->second.tags) continue;
      found->second.tags = std::move(next);
      ++found->second.device.version;
      ++changed;
    }
    return changed;
  }
  Result<int> remove_tag(const AccessScope& scope, const std::vector<std::string>& device_ids,
                         std::string_view tag_id) override {
    int changed = 0;
    for (const auto& id : device_ids) {
      const auto found = state_.devices.find({scope.tenant_id(), id});
      if (found == state_.devices.end()) continue;
      if (std::erase_if(found->second.tags, [&](const Tag& tag) { return tag.id == tag_id; }) == 0) continue;
      ++found->second.device.version;
      ++changed;
    }
    return changed;
  }
  Result<void> recount_alerts(const AccessScope& scope, const std::vector<std::string>& device_ids) override {
    for (const auto& id : device_ids) {
      const auto found = state_.devices.find({scope.tenant_id(), id});
      if (found == state_.devices.end()) continue;
      int counts[5] = {};
      for_each_of_tenant(state_.alerts, scope.tenant_id(), [&](const Alert& alert) {
        if (alert.device_id == id && !alert.resolved && alert.severity >= 1 && alert.severity <= 4) {
          ++counts[alert.severity];
        }
      });
      Device& device = found->second.device;
      device.info_alerts = counts[1];
      device.caution_alerts = counts[2];
      device.warning_alerts = counts[3];
      device.critical_alerts = counts[4];
    }
    return {};
  }

 private:
  DeviceDetail* find_live(const AccessScope& scope, std::string_view deviceid) {
    DeviceDetail* found = nullptr;
    for_each_of_tenant(state_.devices, scope.tenant_id(), [&](DeviceDetail& detail) {
      if (detail.device.deviceid == deviceid) found = &detail;
    });
    return found;
  }

  std::vector<DeviceDetail> visible(const AccessScope& scope) const {
    std::vector<DeviceDetail> all;
    for_each_of_tenant(state_.devices, scope.tenant_id(), [&](const DeviceDetail& detail) {
      if (scope.sites() && !scope.sites()->contains(detail.device.site_id)) return;
      if (is_hidden_import(state_, scope.tenant_id(), detail.device.import_id)) return;
      all.push_back(detail);
      const auto site = state_.sites.find({scope.tenant_id(), detail.device.site_id});
      all.back().device.site_name = site == state_.sites.end() ? std::string() : site->second.name;
    });
    return all;
  }

  std::vector<DeviceDetail> matching(const AccessScope& scope, const DeviceQuery& query) const {
    auto found = visible(scope);
    std::erase_if(found, [&](const DeviceDetail& detail) {
      const Device& device = detail.device;
      return (query.active_since && device.last_activity < *query.active_since) ||
             (query.traffic_restricted && device.traffic_restricted != query.traffic_restricted) ||
             (query.mac && device.mac != *query.mac) || (query.ip_address && device.ip_address != *query.ip_address) ||
             (query.site_names && std::find(query.site_names->begin(), query.site_names->end(), device.site_name) ==
                                      query.site_names->end()) ||
             (query.monitored_only && !device.monitored) || (!query.search.empty() && !mentions(device, query.search)) ||
             (query.filter && !filter_matches(*query.filter, detail));
    });
    return found;
  }

  static std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
  }
  static bool mentions(const Device& device, std::string_view text) {
    const std::string wanted = lowered(text);
    for (const auto* field :
         {&device.hostname, &device.deviceid, &device.ip_address, &device.profile, &device.vendor}) {
      if (lowered(*field).find(wanted) != std::string::npos) return true;
    }
    return false;
  }

  template <typename T>
  static int three_way(const T& a, const T& b) {
    return a < b ? -1 : (b < a ? 1 : 0);
  }
  static int compare(const Device& a, const Device& b, DeviceSort sort) {
    switch (sort) {
      case DeviceSort::mac:
        return three_way(a.mac, b.mac);
      case DeviceSort::hostname:
        return three_way(a.hostname.empty() ? a.deviceid : a.hostname, b.hostname.empty() ? b.deviceid : b.hostname);
      case DeviceSort::ip_address:
        return three_way(IpAddress::parse(a.ip_address), IpAddress::parse(b.ip_address));
      case DeviceSort::category:
        return three_way(a.category, b.category);
      case DeviceSort::profile:
        return three_way(a.profile, b.profile);
      case DeviceSort::vendor:
        return three_way(a.vendor, b.vendor);
      case DeviceSort::site_name:
        return three_way(a.site_name, b.site_name);
      case DeviceSort::risk_score:
        return three_way(a.risk_score, b.risk_score);
      case DeviceSort::last_activity:
        return three_way(a.last_activity, b.last_activity);
      case DeviceSort::deviceid:
        return three_way(a.deviceid, b.deviceid);
      default:
        std::abort();  // the contract suite sorts by the others
    }
    return 0;
  }

  MemoryState& state_;
};

inline ShownDevice shown_device_in(const MemoryState& state, const std::string& tenant_id, const std::string& device_id) {
  ShownDevice shown;
  const auto found = state.devices.find({tenant_id, device_id});
  if (found == state.devices.end()) return shown;
  const Device& device = found->second.device;
  shown.deviceid = device.deviceid;
  shown.hostname = device.hostname;
  shown.ip_address = device.ip_address;
  shown.category = device.category;
  shown.profile = device.profile;
  shown.site_id = device.site_id;
  shown.risk_score = device.risk_score;
  shown.risk_level = device.risk_level;
  shown.last_activity = device.last_activity;
  return shown;
}

// Listing is the storage contract's; here is what services need.
class MemoryAlerts final : public AlertStore {
 public:
  explicit MemoryAlerts(MemoryState& state) : state_(state) {}
  Result<std::optional<Alert>> find(const AccessScope& scope, std::string_view id) const override {
    auto found = find_copy(state_.alerts, TenantKey(scope.tenant_id(), id));
    if (found && is_hidden_import(state_, scope.tenant_id(), found->import_id)) found.reset();
    return found;
  }
  Result<std::int64_t> count(const AccessScope& scope, const AlertQuery&) const override {
    std::int64_t number = 0;
    for_each_of_tenant(state_.alerts, scope.tenant_id(), [&](const Alert& alert) {
      number += is_hidden_import(state_, scope.tenant_id(), alert.import_id) ? 0 : 1;
    });
    return number;
  }
  Result<std::vector<std::string>> list_ids(const AccessScope&, const AlertQuery&) const override { std::abort(); }
  Result<std::vector<AlertItem>> read(const AccessScope& scope, const std::vector<std::string>& ids) const override {
    std::vector<AlertItem> items;
    for (const auto& id : ids) {
      GUARDIAN_TRY(auto alert, find(scope, id));
      if (alert) items.push_back({*alert, shown_device_in(state_, scope.tenant_id(), alert->device_id)});
    }
    return items;
  }
  Result<std::vector<std::string>> list_kinds(const AccessScope&, std::int64_t, std::int64_t) const override {
    std::abort();
  }
  Result<std::int64_t> count_kinds(const AccessScope&) const override { std::abort(); }
  Result<void> save(const AccessScope& scope, const Alert& alert) override {
    state_.alerts[{scope.tenant_id(), alert.id}] = alert;
    return {};
  }

 private:
  MemoryState& state_;
};

class MemoryVulnerabilities final : public VulnerabilityStore {
 public:
  explicit MemoryVulnerabilities(MemoryState& state) : state_(state) {}
  Result<std::optional<VulnerabilityInstance>> find(const AccessScope& scope, std::string_view ticket) const override {
    auto found = find_copy(state_.vulnerabilities, TenantKey(scope.tenant_id(), ticket));
    if (found && is_hidden_import(state_, scope.tenant_id(), found->import_id)) found.reset();
    return found;
  }
  Result<std::optional<std::string>> find_ticket(const AccessScope& scope, std::string_view device_id,
                                                 std::string_view name) const override {
    std::optional<std::string> ticket;
    for_each_of_tenant(state_.vulnerabilities, scope.tenant_id(), [&](const VulnerabilityInstance& instance) {
      if (!ticket && instance.device_id == device_id && instance.name == name) ticket = instance.ticket;
    });
    return ticket;
  }
  Result<std::int64_t> count(const AccessScope& scope, const VulnerabilityQuery&) const override {
    std::int64_t number = 0;
    for_each_of_tenant(state_.vulnerabilities, scope.tenant_id(), [&](const VulnerabilityInstance& instance) {
      number += is_hidden_import(state_, scope.tenant_id(), instance.import_id) ? 0 : 1;
    });
    return number;
  }
  Result<std::vector<std::string>> list_ids(const AccessScope&, const VulnerabilityQuery&) const override {
    std::abort();
  }
  Result<std::vector<VulnerabilityItem>> read(const AccessScope& scope,
                                              const std::vector<std::string>& tickets) const override {
    std::vector<VulnerabilityItem> items;
    for (const auto& ticket : tickets) {
      GUARDIAN_TRY(auto instance, find(scope, ticket));
      if (instance) items.push_back({*instance, shown_device_in(state_, scope.tenant_id(), instance->device_id)});
    }
    return items;
  }
  Result<std::vector<NamedVulnerability>> list_names(const AccessScope&, const VulnerabilityQuery&,
                                                     std::string_view) const override {
    std::abort();
  }
  Result<std::int64_t> count_names(const AccessScope&, const VulnerabilityQuery&) const override { std::abort(); }
  Result<void> each_member(const AccessScope&, const VulnerabilityQuery&, std::string_view, std::string_view, MemberParts,
                           const std::function<void(const VulnerabilityMember&)>&) const override {
    std::abort();
  }
  Result<std::vector<std::string>> list_kinds(const AccessScope&, std::int64_t, std::int64_t) const override {
    std::abort();
  }
  Result<std::vector<OpenInstances>> count_open(const AccessScope& scope, std::string_view device_id) const override {
    std::vector<OpenInstances> counts;
    for_each_of_tenant(state_.vulnerabilities, scope.tenant_id(), [&](const VulnerabilityInstance& instance) {
      if (instance.device_id != device_id || instance.state == kAddressedState) return;
      counts.push_back({instance.status == kConfirmed, instance.severity, 1});
    });
    return counts;
  }
  Result<void> save(const AccessScope& scope, const VulnerabilityInstance& instance) override {
    state_.vulnerabilities[{scope.tenant_id(), instance.ticket}] = instance;
    return {};
  }

 private:
  MemoryState& state_;
};

class MemoryImports final : public ImportStore {
 public:
  explicit MemoryImports(MemoryState& state) : state_(state) {}
  Result<std::vector<ImportRecord>> unfinished() const override {
    std::vector<ImportRecord> all;
    for (const auto& [key, record] : state_.imports) {
      if (record.state != ImportState::complete) all.push_back(record);
    }
    return all;
  }
  Result<std::vector<ImportRecord>> list(const AccessScope& scope) const override {
    std::vector<ImportRecord> all;
    for_each_of_tenant(state_.imports, scope.tenant_id(), [&](const ImportRecord& record) { all.push_back(record); });
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.started_at > b.started_at; });
    if (all.size() > 100) all.resize(100);
    return all;
  }
  Result<std::vector<StagedRow>> staged(const AccessScope& scope, std::string_view id, std::int64_t after_line,
                                        int limit) const override {
    std::vector<StagedRow> rows =
        find_copy(state_.staged, TenantKey(scope.tenant_id(), id)).value_or(std::vector<StagedRow>());
    std::erase_if(rows, [&](const StagedRow& row) { return row.line <= after_line; });
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
    return rows;
  }
  Result<void> insert(const AccessScope& scope, const ImportRecord& record) override {
    if (!state_.imports.emplace(TenantKey(scope.tenant_id(), record.id), record).second) {
      return Error::conflict("The import exists");
    }
    return {};
  }
  Result<void> stage(const AccessScope& scope, std::string_view id, const std::vector<StagedRow>& rows) override {
    auto& staged_rows = state_.staged[{scope.tenant_id(), std::string(id)}];
    staged_rows.insert(staged_rows.end(), rows.begin(), rows.end());
    std::sort(staged_rows.begin(), staged_rows.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
    return {};
  }
  Result<void> update(const AccessScope& scope, const ImportRecord& record) override {
    const auto found = state_.imports.find({scope.tenant_id(), record.id});
    if (found == state_.imports.end()) return Error::not_found();
    found->second.state = record.state;
    found->second.rows = record.rows;
    found->second.applied_line = record.applied_line;
    return {};
  }
  Result<int> remove_staged(const AccessScope& scope, std::string_view id, int limit) override {
    const auto found = state_.staged.find({scope.tenant_id(), std::string(id)});
    if (found == state_.staged.end()) return 0;
    const auto gone = std::min(static_cast<std::size_t>(limit), found->second.size());
    found->second.erase(found->second.begin(), found->second.begin() + static_cast<std::ptrdiff_t>(gone));
    if (found->second.empty()) state_.staged.erase(found);
    return static_cast<int>(gone);
  }
  Result<void> remove(const AccessScope& scope, std::string_view id) override {
    state_.imports.erase({scope.tenant_id(), std::string(id)});
    return {};
  }

 private:
  MemoryState& state_;
};

}  // namespace guardian::domain
