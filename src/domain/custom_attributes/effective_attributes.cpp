#include "domain/custom_attributes/effective_attributes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/custom_attributes/custom_attribute.h"
#include "domain/devices/attribute_change.h"
#include "domain/devices/attribute_scan.h"
#include "domain/filters/saved_filter.h"
#include "domain/filters/saved_filter_match.h"

namespace guardian::domain {
namespace {

constexpr std::string_view kListMember = "customAttributes";
constexpr std::string_view kFieldMember = "attr";

struct Holding {
  const CustomAttribute* attribute;
  std::string value;
  bool by_rule;
};

// {name: value} elements of an imported `customAttributes`.
using NamedValues = std::vector<std::pair<std::string, std::string>>;  // value as JSON

NamedValues imported_values(std::string_view attributes) {
  NamedValues out;
  const auto text = attribute_value(attributes, kListMember);
  if (text.size() < 4) return out;  // absent, or []
  const auto list = parse_json(text);
  if (!list || !list->is_array()) return out;
  for (const auto& element : list->get_array()) {
    if (!element.is_object()) continue;
    for (const auto& member : element.get_object()) out.emplace_back(member.key(), to_json(member.value()));
  }
  return out;
}

// The tenant's attributes with their filters ready.
class AttributeRules {
 public:
  static Result<AttributeRules> load(const Reader& reader, const AccessScope& scope) {
    AttributeRules rules;
    GUARDIAN_TRY(rules.attributes_, reader.custom_attributes().list(scope, {}));
    std::vector<std::string> ids;
    for (const CustomAttribute& attribute : rules.attributes_) {
      for (const CustomAttributeRule& rule : attribute.rules) ids.push_back(rule.filter_id);
    }
    if (ids.empty()) return rules;
    GUARDIAN_TRY(const auto filters, reader.filters().find_all(scope, ids));
    for (const SavedFilter& filter : filters) {
      // One that no longer compiles, after a field has left the catalogue, selects nothing.
      if (auto match = SavedFilterMatch::compile(filter.filter)) rules.filters_.emplace(filter.id, std::move(*match));
    }
    return rules;
  }

  bool none() const { return attributes_.empty(); }

  // `set`: values of this device by attribute id.
  void add_to(DeviceDetail& detail, const std::map<std::string_view, std::string_view>& set) const {
    const NamedValues imported = imported_values(detail.attributes);
    const auto holding = holding_of(detail, set, imported);
    if (holding.empty()) return;
    const AttributeChange changes[] = {{kFieldMember, fields_json(detail.attributes, holding)},
                                       {kListMember, list_json(imported, holding)}};
    change_attributes(detail.attributes, changes);
  }

 private:
  std::vector<Holding> holding_of(const DeviceDetail& detail, const std::map<std::string_view, std::string_view>& set,
                                  const NamedValues& imported) const {
    std::vector<Holding> out;
    const FilteredDevice device(detail);
    std::unordered_map<std::string_view, bool> answers;  // of filters; each is asked once
    const auto selects = [&](const std::string& filter_id) {
      const auto known = answers.find(filter_id);
      if (known != answers.end()) return known->second;
      const auto filter = filters_.find(filter_id);
      return answers[filter_id] = filter != filters_.end() && filter->second.matches(device);
    };
    for (const CustomAttribute& attribute : attributes_) {
      if (const auto own = set.find(attribute.id); own != set.end()) {
        out.push_back({&attribute, std::string(own->second), false});
        continue;
      }
      const auto brought =
          std::find_if(imported.begin(), imported.end(), [&](const auto& one) { return one.first == attribute.name; });
      if (brought != imported.end()) {
        out.push_back({&attribute, scalar_text(brought->second).value_or(brought->second), false});
        continue;
      }
      const auto rule = std::find_if(attribute.rules.begin(), attribute.rules.end(),
                                     [&](const CustomAttributeRule& one) { return selects(one.filter_id); });
      if (rule != attribute.rules.end()) {
        out.push_back({&attribute, rule->value, true});
      } else if (!attribute.default_value.empty()) {
        out.push_back({&attribute, attribute.default_value, false});
      }
    }
    return out;
  }

  static std::string fields_json(std::string_view attributes, const std::vector<Holding>& holding) {
    std::vector<AttributeChange> changes;
    std::vector<std::string> names;
    names.reserve(2 * holding.size());
    for (const Holding& one : holding) {
      names.push_back(attribute_field_of(one.attribute->id));
      changes.push_back({names.back(), {}});
      JsonWriter(changes.back().json).value(one.value);
      names.push_back(names.back() + "_source");
      changes.push_back({names.back(), one.by_rule ? "\"ruleBased\"" : "\"config\""});
    }
    const auto present = attribute_value(attributes, kFieldMember);
    std::string out(present.starts_with('{') ? present : std::string_view("{}"));
    change_attributes(out, changes);
    return out;
  }

  std::string list_json(const NamedValues& imported, const std::vector<Holding>& holding) const {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& [name, value] : imported) {
      const bool ours = std::any_of(attributes_.begin(), attributes_.end(),
                                    [&, &own = name](const CustomAttribute& one) { return one.name == own; });
      if (!ours) json.begin_object().key(name).raw(value).end_object();
    }
    for (const Holding& one : holding) json.begin_object().member(one.attribute->name, one.value).end_object();
    json.end_array();
    return out;
  }

  std::vector<CustomAttribute> attributes_;
  std::unordered_map<std::string, SavedFilterMatch> filters_;
};

}  // namespace

Result<void> add_custom_attributes(const Reader& reader, const AccessScope& scope, std::span<DeviceDetail> devices) {
  if (devices.empty()) return {};
  GUARDIAN_TRY(const auto rules, AttributeRules::load(reader, scope));
  if (rules.none()) return {};
  std::vector<std::string> ids;
  for (const DeviceDetail& device : devices) ids.push_back(device.device.id);
  GUARDIAN_TRY(const auto values, reader.custom_attributes().values_of(scope, ids));
  std::unordered_map<std::string_view, std::map<std::string_view, std::string_view>> by_device;
  for (const CustomAttributeValue& value : values) by_device[value.device_id].emplace(value.attribute_id, value.value);
  for (DeviceDetail& device : devices) rules.add_to(device, by_device[device.device.id]);
  return {};
}

}  // namespace guardian::domain
