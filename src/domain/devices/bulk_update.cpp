#include "domain/devices/bulk_update.h"

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/ip_address.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/devices/attribute_change.h"
#include "domain/devices/device.h"
#include "domain/devices/device_document.h"
#include "domain/devices/device_fields.h"
#include "domain/devices/device_identity.h"

namespace guardian::domain {
namespace {

const DeviceField& bulk_field_named(std::string_view name) {
  const std::size_t index = find_device_field(name);
  if (index == kNoField) std::abort();  // a misspelt row of bulk_sources.cpp: a test walks them all
  return device_fields()[index];
}

// The columns of a device that a source may tell; null: not one of them.
std::string* bulk_column(Device& device, FieldHome home) {
  switch (home) {
    case FieldHome::hostname:
      return &device.hostname;
    case FieldHome::ip_address:
      return &device.ip_address;
    case FieldHome::vendor:
      return &device.vendor;
    case FieldHome::model:
      return &device.model;
    case FieldHome::os_group:
      return &device.os_group;
    default:
      return nullptr;
  }
}

std::string bulk_json_of(const DeviceField& field, std::string_view text) {
  if (field.type == FieldType::boolean) return std::string(text);
  std::string json;
  JsonWriter(json).value(text);
  return json;
}

// Gathers what one element says about one device, then writes it.
class DeviceChange {
 public:
  explicit DeviceChange(DeviceDetail& detail) : detail_(detail) {}

  void set(std::string_view name, std::string_view text) {
    const DeviceField& field = bulk_field_named(name);
    if (field.home == FieldHome::attribute) {
      attributes_.push_back({field.attribute, bulk_json_of(field, text)});
      return;
    }
    std::string* column = bulk_column(detail_.device, field.home);
    if (column == nullptr) std::abort();  // as above
    if (*column == text) return;
    *column = text;
    differs_ = true;
  }
  void fill(std::string_view name, std::string_view text) {
    const std::string* column = bulk_column(detail_.device, bulk_field_named(name).home);
    if (column == nullptr) std::abort();
    if (column->empty()) set(name, text);
  }
  bool finish() { return change_attributes(detail_.attributes, attributes_) || differs_; }

 private:
  DeviceDetail& detail_;
  std::vector<AttributeChange> attributes_;
  bool differs_ = false;
};

bool apply_element(const BulkSource& source, const BulkElement& element, DeviceDetail& detail) {
  DeviceChange change(detail);
  std::vector<std::string> companions;  // names that live until they are written
  companions.reserve(element.values.size());
  for (const BulkValue& value : element.values) {
    const BulkField& field = *value.field;
    change.set(field.field, value.text);
    if (!field.fills.empty()) change.fill(field.fills, value.text);
    if (field.tells_source) {
      companions.push_back(std::string(field.field) + "_Source");
      change.set(companions.back(), source.label);
    }
  }
  for (const BulkConstant& constant : source.constants) {
    if (constant.only_if_empty) {
      change.fill(constant.field, constant.value);
    } else {
      change.set(constant.field, constant.value);
    }
  }
  return change.finish();
}

std::string_view provenance_of(const BulkSource& source, const BulkElement& element) {
  for (const BulkValue& value : element.values) {
    if (value.field->read == BulkRead::provenance) return value.text;
  }
  return source.label;
}

DeviceDetail new_device(const BulkSource& source, const BulkElement& element, std::string site_id, Instant now) {
  DeviceDetail detail;
  Device& device = detail.device;
  device.id = random_id();
  device.deviceid = element.id;
  if (auto mac = normalise_mac(element.id)) device.mac = std::move(*mac);
  if (const auto ip = IpAddress::parse(element.id)) device.ip_address = ip->to_string();
  device.site_id = std::move(site_id);
  device.risk_level = risk_level_of(device.risk_score);
  device.first_seen = device.last_activity = now;
  detail.attributes.clear();
  const auto provenance = provenance_of(source, element);
  JsonWriter(detail.attributes)
      .begin_object()
      .member("source", provenance)
      .member("config_source", provenance)
      .end_object();
  return detail;
}

// Where the caller's new devices go. Whoever is limited to several sites cannot say which one is meant.
std::optional<std::string> site_of_new_devices(const AccessScope& scope) {
  if (!scope.sites()) return "0";
  if (scope.sites()->size() == 1) return *scope.sites()->begin();
  return std::nullopt;
}

// One run of the transaction.
class BulkRun {
 public:
  BulkRun(Tx& tx, const AccessScope& scope, const BulkSource& source, Instant now)
      : tx_(tx), scope_(scope), source_(source), now_(now) {}

  Result<BulkOutcome> run(const std::vector<BulkElement>& elements) {
    GUARDIAN_CHECK(look_up(elements));
    for (const BulkElement& element : elements) {
      GUARDIAN_TRY(const std::size_t at, place_of(element));
      if (apply_element(source_, element, entries_[at].detail)) {
        entries_[at].changed = true;
        entries_[at].element = element.index;
      }
    }
    return write();
  }

 private:
  struct Entry {
    DeviceDetail detail;
    bool is_new = false;
    bool changed = false;
    std::size_t element = 0;  // the last that changed it
  };

  Result<void> look_up(const std::vector<BulkElement>& elements) {
    std::vector<std::string> ids;
    for (const BulkElement& element : elements) ids.push_back(element.id);
    GUARDIAN_CHECK(look_up(BulkKey::deviceid, DeviceKey::deviceid, ids));
    std::map<BulkKey, std::vector<std::string>> others;
    for (const BulkElement& element : elements) {
      if (by_key_.contains({BulkKey::deviceid, element.id})) continue;
      if (auto [key, id] = second_key(element); key != BulkKey::deviceid) others[key].push_back(std::move(id));
    }
    GUARDIAN_CHECK(look_up(BulkKey::mac, DeviceKey::mac, others[BulkKey::mac]));
    GUARDIAN_CHECK(look_up(BulkKey::ip_address, DeviceKey::ip_address, others[BulkKey::ip_address]));
    return look_up(BulkKey::serial_number, DeviceKey::serial_number, others[BulkKey::serial_number]);
  }

  // By what a device is known that goes by another deviceid; BulkKey::deviceid: by nothing.
  static std::pair<BulkKey, std::string> second_key(const BulkElement& element) {
    if (element.key == BulkKey::ip_address) return {element.key, element.id};
    if (element.key == BulkKey::serial_number) return {element.key, serial_key(element.id)};
    if (normalise_mac(element.id)) return {BulkKey::mac, element.id};
    return {BulkKey::deviceid, element.id};
  }

  Result<void> look_up(BulkKey key, DeviceKey kind, const std::vector<std::string>& ids) {
    GUARDIAN_TRY(auto found, tx_.devices().find_by_keys(scope_, kind, ids));
    for (auto& [id, detail] : found) {
      const auto [entry, fresh] = by_device_.emplace(detail.device.id, entries_.size());
      if (fresh) entries_.push_back({std::move(detail), false, false, 0});
      by_key_.emplace(std::pair{key, id}, entry->second);
    }
    return {};
  }

  // The entry of the element's device, a fresh one for a device that is not known.
  Result<std::size_t> place_of(const BulkElement& element) {
    if (const auto found = by_key_.find({BulkKey::deviceid, element.id}); found != by_key_.end()) return found->second;
    const auto other = second_key(element);
    if (const auto found = by_key_.find(other); found != by_key_.end()) return found->second;
    auto site_id = site_of_new_devices(scope_);
    if (!site_id) {
      return Error::conflict(
          fmt::format("devicelist[{}]: {} is not known, and of your several sites none can be chosen for a new device",
                      element.index, element.id));
    }
    const std::size_t at = entries_.size();
    entries_.push_back({new_device(source_, element, std::move(*site_id), now_), true, true, element.index});
    by_key_.emplace(std::pair{BulkKey::deviceid, element.id}, at);
    by_key_.emplace(other, at);
    return at;
  }

  Result<BulkOutcome> write() {
    BulkOutcome outcome;
    for (const Entry& entry : entries_) {
      ++outcome.named;
      if (!entry.changed) continue;
      if (entry.detail.attributes.size() > kMaxAttributeBytes) {
        return Error::invalid(
            fmt::format("devicelist[{}]: the device's further members come to {} bytes, at most {} are kept",
                        entry.element, entry.detail.attributes.size(), kMaxAttributeBytes));
      }
      if (!entry.is_new) {
        GUARDIAN_CHECK(tx_.devices().update(scope_, entry.detail));
        ++outcome.changed;
        continue;
      }
      GUARDIAN_TRY(const auto made, tx_.devices().insert(scope_, entry.detail));
      if (!made) {
        return Error::conflict(fmt::format("devicelist[{}]: {} belongs to a site that you may not change",
                                           entry.element, entry.detail.device.deviceid));
      }
      ++outcome.created;
    }
    return outcome;
  }

  Tx& tx_;
  const AccessScope& scope_;
  const BulkSource& source_;
  Instant now_;
  std::vector<Entry> entries_;
  std::map<std::pair<BulkKey, std::string>, std::size_t> by_key_;
  std::unordered_map<std::string, std::size_t> by_device_;
};

AuditEvent bulk_event(const AccessScope& scope, const BulkSource& source, const BulkOutcome& outcome,
                      std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = "device.bulk-update";
  event.object = "devices:" + std::to_string(outcome.named);
  event.request_id = request_id;
  event.detail.clear();
  JsonWriter(event.detail)
      .begin_object()
      .member("source", source.label)
      .member("created", outcome.created)
      .member("changed", outcome.changed)
      .end_object();
  return event;
}

}  // namespace

Result<BulkOutcome> BulkUpdate::run(const AccessScope& scope, const BulkSource& source,
                                    const std::vector<BulkElement>& elements, std::string_view request_id) {
  if (!scope.may_write()) return Error::forbidden("No access", "bulk update without the right to write");
  const Instant now = clock_.now();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<BulkOutcome> {
    GUARDIAN_TRY(const BulkOutcome outcome, BulkRun(tx, scope, source, now).run(elements));
    // A source that reports the same every minute leaves no trace: nothing was written.
    if (outcome.created + outcome.changed > 0) {
      GUARDIAN_CHECK(audit_.append(tx, bulk_event(scope, source, outcome, request_id)));
    }
    return outcome;
  });
}

}  // namespace guardian::domain
