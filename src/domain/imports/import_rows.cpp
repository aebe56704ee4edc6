#include "domain/imports/import_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/random.h"
#include "domain/alerts/alert.h"
#include "domain/alerts/alert_document.h"
#include "domain/devices/device.h"
#include "domain/filters/saved_filter.h"
#include "domain/filters/saved_filter_document.h"
#include "domain/policies/policy.h"
#include "domain/sites/site.h"
#include "domain/tags/tag.h"
#include "domain/vulnerabilities/vulnerability.h"
#include "domain/vulnerabilities/vulnerability_document.h"

namespace guardian::domain {

std::optional<ImportKind> parse_import_kind(std::string_view text) {
  if (text == "devices") return ImportKind::devices;
  if (text == "alerts") return ImportKind::alerts;
  if (text == "vulnerabilities") return ImportKind::vulnerabilities;
  if (text == "filters") return ImportKind::filters;
  if (text == "policies") return ImportKind::policies;
  return std::nullopt;
}

Result<std::string> check_import_item(ImportKind kind, std::string_view item, Instant now) {
  switch (kind) {
    case ImportKind::devices: {
      GUARDIAN_TRY(auto document, parse_device_document(item, now));
      return std::move(document.detail.device.deviceid);
    }
    case ImportKind::alerts: {
      GUARDIAN_TRY(auto document, parse_alert_document(item, now));
      return std::move(document.alert.id);
    }
    case ImportKind::vulnerabilities: {
      GUARDIAN_TRY(auto document, parse_vulnerability_document(item, now));
      return std::move(document.instance.ticket);
    }
    case ImportKind::filters: {
      GUARDIAN_TRY(auto filter, parse_saved_filter(item, now));
      return std::move(filter.id);
    }
    case ImportKind::policies: {
      GUARDIAN_TRY(auto policy, parse_policy_document(item, now));
      return std::move(policy.id);
    }
  }
  return Error::internal("an import of no kind");
}

ImportRows::ImportRows(Tx& tx, const AccessScope& scope, ImportKind kind, std::string import_id, Instant now)
    : tx_(tx), scope_(scope), kind_(kind), import_id_(std::move(import_id)), now_(now) {}

Result<void> ImportRows::apply(std::string_view item) {
  switch (kind_) {
    case ImportKind::devices:
      return apply_device(item);
    case ImportKind::alerts:
      return apply_alert(item);
    case ImportKind::vulnerabilities:
      return apply_vulnerability(item);
    case ImportKind::filters:
      return apply_filter(item);
    case ImportKind::policies:
      return apply_policy(item);
  }
  return Error::internal("an import of no kind");
}

Result<void> ImportRows::finish() {
  if (recount_.empty()) return {};
  return tx_.devices().recount_alerts(scope_, std::vector<std::string>(recount_.begin(), recount_.end()));
}

// A name decides; an id alone is taken when there is such a site; otherwise the tenant's default site.
Result<void> ImportRows::place_at_site(Device& device) {
  const std::string wanted = std::move(device.site_id);
  device.site_id = "0";
  if (device.site_name.empty()) {
    if (wanted.empty() || wanted == "0") return {};
    GUARDIAN_TRY(const auto sites, tx_.sites().list(scope_));
    const auto known = std::any_of(sites.begin(), sites.end(), [&](const Site& site) { return site.id == wanted; });
    if (known) device.site_id = wanted;
    return {};
  }
  if (const auto known = site_ids_.find(device.site_name); known != site_ids_.end()) {
    device.site_id = known->second;
    return {};
  }
  GUARDIAN_TRY(const Site site, tx_.sites().ensure(scope_, device.site_name, wanted, now_));
  site_ids_.emplace(device.site_name, site.id);
  device.site_id = site.id;
  return {};
}

Result<std::string> ImportRows::ensure_tag(const Tag& tag) {
  const auto name = std::make_pair(tag.type, tag.value);
  if (const auto known = tag_ids_.find(name); known != tag_ids_.end()) return known->second;
  GUARDIAN_TRY(const Tag stored, tx_.tags().ensure(scope_, tag));
  tag_ids_.emplace(name, stored.id);
  return stored.id;
}

Result<void> ImportRows::apply_device(std::string_view item) {
  GUARDIAN_TRY(auto document, parse_device_document(item, now_));
  DeviceDetail& detail = document.detail;
  detail.device.id = random_id();  // of a new device; one that exists keeps its own
  detail.device.import_id = import_id_;
  GUARDIAN_CHECK(place_at_site(detail.device));
  GUARDIAN_TRY(const std::string id, tx_.devices().save(scope_, detail));
  if (id != detail.device.id) recount_.insert(id);  // it was there, so it may have alerts
  if (!document.names_tags) return {};
  std::vector<std::string> tag_ids;
  for (const Tag& tag : detail.tags) {
    GUARDIAN_TRY(tag_ids.emplace_back(), ensure_tag(tag));
  }
  if (tag_ids.empty() && id == detail.device.id) return {};
  const auto changed = tx_.devices().set_tags(scope_, {id}, tag_ids, true);
  if (!changed) return changed.error();
  return {};
}

Result<std::string> ImportRows::ensure_device(DeviceDetail detail) {
  if (const auto known = device_ids_.find(detail.device.deviceid); known != device_ids_.end()) return known->second;
  detail.device.id = random_id();
  detail.device.import_id = import_id_;
  GUARDIAN_CHECK(place_at_site(detail.device));
  GUARDIAN_TRY(const std::string id, tx_.devices().ensure(scope_, detail));
  if (id == detail.device.id) ++devices_created_;
  device_ids_.emplace(detail.device.deviceid, id);
  return id;
}

Result<void> ImportRows::apply_alert(std::string_view item) {
  GUARDIAN_TRY(auto document, parse_alert_document(item, now_));
  document.alert.import_id = import_id_;
  GUARDIAN_TRY(document.alert.device_id, ensure_device(std::move(document.device)));
  recount_.insert(document.alert.device_id);
  return tx_.alerts().save(scope_, document.alert);
}

Result<void> ImportRows::apply_vulnerability(std::string_view item) {
  GUARDIAN_TRY(auto document, parse_vulnerability_document(item, now_));
  document.instance.import_id = import_id_;
  GUARDIAN_TRY(document.instance.device_id, ensure_device(std::move(document.device)));
  return tx_.vulnerabilities().save(scope_, document.instance);
}

Result<void> ImportRows::apply_filter(std::string_view item) {
  GUARDIAN_TRY(auto filter, parse_saved_filter(item, now_));
  GUARDIAN_TRY(const auto present, tx_.filters().find_all(scope_, {filter.id}));
  if (present.empty()) {
    GUARDIAN_TRY(const auto number, tx_.filters().count(scope_));
    if (number >= kMostSavedFilters) {
      return Error::conflict(fmt::format("A tenant may have {} filters", kMostSavedFilters), "too-many-filters");
    }
  }
  return tx_.filters().save(scope_, filter);
}

Result<void> ImportRows::apply_policy(std::string_view item) {
  GUARDIAN_TRY(auto policy, parse_policy_document(item, now_));
  policy.import_id = import_id_;
  return tx_.policies().save(scope_, policy);
}

}  // namespace guardian::domain
