#include "domain/access/whole_tenant.h"
#include "domain/custom_attributes/custom_attribute_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/json_writer.h"
#include "base/random.h"
#include "domain/devices/device.h"
#include "domain/devices/device_identity.h"
#include "domain/filters/saved_filter.h"

namespace guardian::domain {
namespace {

constexpr int kValuesAtOnce = 2000;

AuditEvent attribute_event(const AccessScope& scope, std::string_view action, std::string object, std::string detail,
                           std::string_view request_id) {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = std::move(object);
  event.detail = std::move(detail);
  event.request_id = request_id;
  return event;
}

std::string attribute_shape(const CustomAttribute& attribute) {
  std::string detail;
  JsonWriter(detail)
      .begin_object()
      .member("name", attribute.name)
      .member("rules", attribute.rules.size())
      .member("has_default", !attribute.default_value.empty())
      .end_object();
  return detail;
}

bool may_have_value(const SystemAttribute* system, std::string_view value) {
  return system == nullptr || value.empty() ||
         std::find(system->values.begin(), system->values.end(), value) != system->values.end();
}

Error not_a_value(std::string_view member, const SystemAttribute& system) {
  return Error::invalid(fmt::format("{}: {} may be {}", member, system.name, fmt::join(system.values, ", ")));
}

Result<void> apply_attribute_change(const Tx& tx, const AccessScope& scope, const CustomAttributeChange& change,
                                    CustomAttribute& attribute) {
  const SystemAttribute* system = find_system_attribute(attribute.id);
  if (change.default_value) {
    if (!may_have_value(system, *change.default_value)) return not_a_value("defaultValue", *system);
    attribute.default_value = *change.default_value;
  }
  if (!change.rules) return {};
  std::vector<std::string> ids;
  for (const CustomAttributeRule& rule : *change.rules) ids.push_back(rule.filter_id);
  GUARDIAN_TRY(const auto filters, tx.filters().find_all(scope, ids));
  attribute.rules = *change.rules;
  for (std::size_t i = 0; i < attribute.rules.size(); ++i) {
    CustomAttributeRule& rule = attribute.rules[i];
    const std::string member = fmt::format("valueFilterMapping[{}]", i);
    const auto filter =
        std::find_if(filters.begin(), filters.end(), [&](const SavedFilter& one) { return one.id == rule.filter_id; });
    if (filter == filters.end()) return Error::invalid(member + ".filterId: there is no filter of this id");
    if (!may_have_value(system, rule.value)) return not_a_value(member + ".customAttributeValue", *system);
    rule.filter_name = filter->name;
  }
  return {};
}

bool is_system_name(std::string_view name) {
  const auto all = system_attributes();
  return std::any_of(all.begin(), all.end(), [&](const SystemAttribute& system) { return system.name == name; });
}

// One call of set_values, inside its transaction.
class SettingRun {
 public:
  SettingRun(Tx& tx, const AccessScope& scope, const std::vector<AttributeSetting>& settings)
      : tx_(tx), scope_(scope), settings_(settings) {}

  Result<SettingOutcome> run() {
    GUARDIAN_CHECK(look_up());
    std::map<std::pair<std::string, std::string>, std::string> wanted;  // by device and attribute
    for (std::size_t i = 0; i < settings_.size(); ++i) {
      const AttributeSetting& setting = settings_[i];
      const auto attribute = attribute_ids_.find(setting.attribute);
      const auto deviceid = normalise_deviceid(setting.deviceid);
      const auto device = deviceid ? devices_.find(*deviceid) : devices_.end();
      const SystemAttribute* system =
          attribute == attribute_ids_.end() ? nullptr : find_system_attribute(attribute->second);
      if (attribute == attribute_ids_.end()) {
        refuse(i, "there is no custom attribute of this name");
      } else if (device == devices_.end()) {
        refuse(i, "there is no such device");
      } else if (!may_have_value(system, setting.value)) {
        refuse(i, not_a_value("tagValue", *system).client_text);
      } else {
        wanted[{device->second.device.id, attribute->second}] = setting.value;
        ++outcome_.updated;
      }
    }
    GUARDIAN_CHECK(write(wanted));
    return std::move(outcome_);
  }
 private:
  void refuse(std::size_t index, std::string why) { outcome_.refused.push_back({index, std::move(why)}); }

  Result<void> look_up() {
    GUARDIAN_TRY(const auto attributes, CustomAttributeService::list(tx_, scope_, {}));
    for (const CustomAttribute& attribute : attributes) attribute_ids_.emplace(attribute.name, attribute.id);
    std::vector<std::string> ids;
    for (const AttributeSetting& setting : settings_) {
      if (auto id = normalise_deviceid(setting.deviceid)) ids.push_back(std::move(*id));
    }
    GUARDIAN_TRY(devices_, tx_.devices().find_by_keys(scope_, DeviceKey::deviceid, ids));
    return {};
  }

  Result<void> write(const std::map<std::pair<std::string, std::string>, std::string>& wanted) {
    std::vector<std::string> device_ids;
    for (const auto& [name, detail] : devices_) device_ids.push_back(detail.device.id);
    GUARDIAN_TRY(const auto present, tx_.custom_attributes().values_of(scope_, device_ids));
    std::map<std::pair<std::string, std::string>, std::string> values;
    for (const auto& one : present) values.emplace(std::pair{one.device_id, one.attribute_id}, one.value);
    std::set<std::string> attributes;
    std::set<std::string> touched;
    for (const auto& [key, value] : wanted) {
      const auto& [device_id, attribute_id] = key;
      const auto before = values.find(key);
      const bool is_new = before == values.end();
      if (is_new ? value.empty() : before->second == value) continue;
      if (attributes.insert(attribute_id).second) GUARDIAN_CHECK(store_system(attribute_id));
      GUARDIAN_CHECK(tx_.custom_attributes().set_value(scope_, {device_id, attribute_id, value}, is_new));
      touched.insert(device_id);
    }
    outcome_.changed = !touched.empty();
    if (!outcome_.changed) return {};
    return tx_.devices().touch(scope_, std::vector<std::string>(touched.begin(), touched.end()));
  }

  // An attribute of the system stands in the tenant's rows as soon as a device has a value of it.
  Result<void> store_system(const std::string& attribute_id) {
    const SystemAttribute* system = find_system_attribute(attribute_id);
    if (system == nullptr) return {};
    GUARDIAN_TRY(const auto stored, tx_.custom_attributes().find(scope_, attribute_id));
    return stored ? Result<void>() : tx_.custom_attributes().insert(scope_, unchanged(*system));
  }

  Tx& tx_;
  const AccessScope& scope_;
  const std::vector<AttributeSetting>& settings_;
  std::map<std::string, std::string, std::less<>> attribute_ids_;  // by name
  std::map<std::string, DeviceDetail> devices_;
  SettingOutcome outcome_;
};

}  // namespace

Result<SettingOutcome> set_attribute_values(Tx& tx, const AccessScope& scope,
                                            const std::vector<AttributeSetting>& settings) {
  return SettingRun(tx, scope, settings).run();
}

Result<std::vector<CustomAttribute>> CustomAttributeService::list(const Reader& reader, const AccessScope& scope,
                                                                  const ListBounds& bounds) {
  GUARDIAN_TRY(auto stored, reader.custom_attributes().list(scope, bounds));
  std::vector<CustomAttribute> all;
  for (const SystemAttribute& system : system_attributes()) {
    const auto own =
        std::find_if(stored.begin(), stored.end(), [&](const CustomAttribute& one) { return one.id == system.id; });
    if (own != stored.end()) {
      all.push_back(std::move(*own));
      stored.erase(own);
    } else if (!bounds.changed_after) {
      all.push_back(unchanged(system));
    }
  }
  for (CustomAttribute& attribute : stored) all.push_back(std::move(attribute));
  return all;
}

Result<std::string> CustomAttributeService::create(const AccessScope& scope, std::string_view name,
                                                   const CustomAttributeChange& change, std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  if (is_system_name(name)) return Error::conflict("A custom attribute of this name exists");
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<std::string> {
    GUARDIAN_TRY(const auto stored, tx.custom_attributes().list(scope, {}));
    if (stored.size() >= kMostAttributes) {
      return Error::conflict(fmt::format("There are {} custom attributes already", kMostAttributes),
                             "too-many-custom-attributes");
    }
    CustomAttribute attribute;
    attribute.id = random_id();
    attribute.name = name;
    attribute.created_at = clock_.now();
    GUARDIAN_CHECK(apply_attribute_change(tx, scope, change, attribute));
    GUARDIAN_CHECK(tx.custom_attributes().insert(scope, attribute));
    GUARDIAN_CHECK(
        audit_.append(tx, attribute_event(scope, "custom-attribute.create", "custom-attribute:" + attribute.id,
                                          attribute_shape(attribute), request_id)));
    return attribute.id;
  });
}

Result<void> CustomAttributeService::update(const AccessScope& scope, std::string_view id,
                                            const CustomAttributeChange& change, std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(auto attribute, tx.custom_attributes().find(scope, id));
    if (!attribute) {
      const SystemAttribute* system = find_system_attribute(id);
      if (system == nullptr) return Error::not_found("There is no custom attribute of this id");
      attribute = unchanged(*system);
      GUARDIAN_CHECK(tx.custom_attributes().insert(scope, *attribute));
    }
    GUARDIAN_CHECK(apply_attribute_change(tx, scope, change, *attribute));
    GUARDIAN_CHECK(tx.custom_attributes().update(scope, *attribute));
    return audit_.append(tx, attribute_event(scope, "custom-attribute.update", "custom-attribute:" + attribute->id,
                                             attribute_shape(*attribute), request_id));
  });
}

Result<void> CustomAttributeService::remove(const AccessScope& scope, std::string_view id,
                                            std::string_view request_id) {
  GUARDIAN_CHECK(may_change_whole_tenant(scope));
  if (find_system_attribute(id) != nullptr) return Error::conflict("An attribute of the system cannot be removed");
  GUARDIAN_CHECK(database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(const bool removed, tx.custom_attributes().remove(scope, id));
    if (!removed) return Error::not_found("There is no custom attribute of this id");
    return audit_.append(
        tx, attribute_event(scope, "custom-attribute.delete", "custom-attribute:" + std::string(id), "{}", request_id));
  }));
  // It has gone; what devices had of it is shown nowhere any more and follows in pieces that hold the writer briefly.
  for (int gone = kValuesAtOnce; gone == kValuesAtOnce;) {
    GUARDIAN_TRY(gone, database_.write(WriteLane::normal, [&](Tx& tx) -> Result<int> {
      return tx.custom_attributes().remove_values(scope, id, kValuesAtOnce);
    }));
  }
  return {};
}

Result<SettingOutcome> CustomAttributeService::set_values(const AccessScope& scope,
                                                          const std::vector<AttributeSetting>& settings,
                                                          std::string_view request_id) {
  if (!scope.may_write()) return Error::forbidden("No access", "custom attributes without the right to write");
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<SettingOutcome> {
    GUARDIAN_TRY(auto outcome, set_attribute_values(tx, scope, settings));
    if (!outcome.changed) return outcome;
    std::string detail;
    JsonWriter(detail)
        .begin_object()
        .member("updated", outcome.updated)
        .member("refused", outcome.refused.size())
        .end_object();
    GUARDIAN_CHECK(audit_.append(
        tx, attribute_event(scope, "custom-attribute.set-values", "devices:" + std::to_string(settings.size()),
                            std::move(detail), request_id)));
    return outcome;
  });
}

}  // namespace guardian::domain
