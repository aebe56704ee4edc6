#include "domain/devices/device_attributes.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace guardian::domain {
namespace {

// A name of generation 2. `field`: the name of the same value on the other mounts; empty where there is none,
// and then the value is the stored member of this name.
struct InternalName {
  std::string_view name;
  std::string_view display_name;
  std::string_view field;
  bool in_default = true;
  Absence absence = Absence::null;
  FieldType type = FieldType::text;  // of a member that no field describes
};

// The table: first the set that is shown when nothing is projected, as live answers of 2026 have it, then names
// that only a projection asks for.
constexpr InternalName kInternalNames[] = {
    {"deviceid", "Device ID", "deviceid"},
    {"id", "ID", "deviceid"},
    {"_id", "Object ID", ""},
    {"name", "Device Name", "hostname"},
    {"MAC", "MAC Address", "MAC"},
    {"ip", "IP Address", "ip_address"},
    {"category", "Category", "category"},
    {"profile", "Profile", "profile"},
    {"profile_type", "Profile Type", "profile_type"},
    {"profile_vertical", "Profile Vertical", "profile_vertical"},
    {"display_profile_confidence", "Profile Confidence", "confidence_score"},
    {"display_profile_confidence_level", "Profile Confidence Level", ""},
    {"vendor", "Vendor", "vendor"},
    {"ouiVendor", "MAC Vendor", ""},
    {"ml_risk_score", "Risk Score", "risk_score"},
    {"ml_risk_level", "Risk Level", "risk_level"},
    {"latest_device_time", "Last Activity", "last_activity"},
    {"last_network_activity", "Last Network Activity", "last_activity"},
    {"firstseen", "First Seen", "first_seen_date"},
    {"siteid", "Site ID", "siteid"},
    {"site_name", "Site", "site_name"},
    {"subnets", "Subnet", "subnet"},
    {"segmentId", "Network Segment", "Network_Segments"},
    {"display_vlan", "VLAN", "vlan"},
    {"display_vlan_description", "VLAN Description", ""},
    {"WireWireless", "Wired or Wireless", "wire_or_wireless"},
    {"zone", "Zone", "zone"},
    {"display_apps", "Applications", "Applications", true, Absence::empty_text},
    {"display_protos", "Protocols", "", true, Absence::empty_text},
    {"epp_safety", "Endpoint Protection", "endpoint_protection"},
    {"countries", "Countries", ""},
    {"foreignAccess", "Foreign Access", "", true, Absence::empty_text},
    {"ext_network_date", "External Network Date", "", true, Absence::empty_text},
    {"source", "Source", "source", true, Absence::empty_text},
    {"firewall", "Firewalls", "", true, Absence::empty_array, FieldType::array},
    {"carm_first_source", "First Source", ""},
    {"carm_sources_seen_array", "Sources Seen", "", true, Absence::empty_array, FieldType::array},
    {"MAC_sources_seen_array", "Sources of the MAC Address", "", true, Absence::empty_array, FieldType::array},
    {"adv_name", "Advisories", "", true, Absence::empty_object, FieldType::object},
    {"tags", "Tags", "", true, Absence::empty_object, FieldType::object},
    {"attr", "Custom Attributes", "attr", true, Absence::empty_object},

    {"osCombined", "OS", "os_combined", false},
    {"osGroup", "OS Group", "os_group", false},
    {"sn", "Serial Number", "Serial_Number", false},
    {"EPP", "Endpoint Protection Vendor", "endpoint_protection_vendor", false},
    {"display_desc", "Description", "description", false},
    {"activity_status", "Activity Status", "Status", false},
    {"display_hostname", "Hostname", "hostname", false},
    {"display_vendor", "Vendor", "vendor", false},
    {"display_profileid", "Profile", "profile", false},
    {"display_profile_type", "Profile Type", "profile_type", false},
    {"display_profile_category", "Category", "category", false},
};

// Words of names that are abbreviations, and words that stay small.
constexpr std::pair<std::string_view, std::string_view> kWords[] = {
    {"mac", "MAC"},        {"ip", "IP"},     {"os", "OS"},       {"id", "ID"},
    {"cmms", "CMMS"},      {"mdm", "MDM"},   {"dnac", "DNAC"},   {"meid", "MEID"},
    {"ssid", "SSID"},      {"vlan", "VLAN"}, {"iccid", "ICCID"}, {"of", "of"},
    {"or", "or"},          {"and", "and"},   {"in", "in"},       {"deviceids", "Device IDs"},
    {"siteid", "Site ID"},
};

// "number_of_critical_alerts" becomes "Number of Critical Alerts"; what has capitals keeps them.
std::string words_of(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const auto end = name.find_first_of("_/");
    std::string word(name.substr(0, end));
    name.remove_prefix(end == std::string_view::npos ? name.size() : end + 1);
    if (word.empty()) continue;
    bool known = false;
    for (const auto& [from, to] : kWords) {
      if (word == from) {
        word = to;
        known = true;
        break;
      }
    }
    if ((!known || out.empty()) && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::optional<DeviceSort> sort_of_column(FieldHome home) {
  switch (home) {
    case FieldHome::deviceid:
      return DeviceSort::deviceid;
    case FieldHome::hostname:
      return DeviceSort::hostname;
    case FieldHome::category:
      return DeviceSort::category;
    case FieldHome::profile:
      return DeviceSort::profile;
    case FieldHome::profile_type:
      return DeviceSort::profile_type;
    case FieldHome::profile_vertical:
      return DeviceSort::profile_vertical;
    case FieldHome::ip_address:
      return DeviceSort::ip_address;
    case FieldHome::mac_address:
    case FieldHome::mac:
      return DeviceSort::mac;
    case FieldHome::risk_score:
      return DeviceSort::risk_score;
    case FieldHome::risk_level:
      return DeviceSort::risk_level;
    case FieldHome::last_activity:
      return DeviceSort::last_activity;
    case FieldHome::first_seen:
      return DeviceSort::first_seen;
    case FieldHome::confidence_score:
      return DeviceSort::confidence_score;
    case FieldHome::site_name:
      return DeviceSort::site_name;
    case FieldHome::site_id:
      return DeviceSort::site_id;
    case FieldHome::vendor:
      return DeviceSort::vendor;
    case FieldHome::model:
      return DeviceSort::model;
    case FieldHome::os_group:
      return DeviceSort::os_group;
    case FieldHome::monitored:
      return DeviceSort::monitored;
    case FieldHome::traffic_restricted:
      return DeviceSort::traffic_restricted;
    case FieldHome::critical_alerts:
      return DeviceSort::critical_alerts;
    case FieldHome::warning_alerts:
      return DeviceSort::warning_alerts;
    case FieldHome::caution_alerts:
      return DeviceSort::caution_alerts;
    case FieldHome::info_alerts:
      return DeviceSort::info_alerts;
    case FieldHome::attribute:
    case FieldHome::tag_ids:
    case FieldHome::tags:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<DeviceSort> sort_of_stored(FieldType type) {
  if (type == FieldType::array || type == FieldType::object) return std::nullopt;
  return DeviceSort::attribute;
}

[[noreturn]] void stop_on_unknown_field(std::string_view name) {
  std::fprintf(stderr, "the table of device attributes names no field %s\n", std::string(name).c_str());
  std::abort();
}

class AttributeTable {
 public:
  AttributeTable() {
    for (const InternalName& entry : kInternalNames) add_internal(entry);
    for (const DeviceField& field : device_fields()) {
      if (by_name_.contains(field.name)) continue;
      DeviceAttribute attribute = of_field(field);
      attribute.name = field.name;
      attribute.display_name = display_names_.emplace_back(words_of(field.name));
      attribute.absence = field.absence == Absence::omitted ? Absence::null : field.absence;
      add(attribute);
    }
  }

  std::span<const DeviceAttribute> all() const { return all_; }
  const DeviceAttribute* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : &all_[found->second];
  }

 private:
  static DeviceAttribute of_field(const DeviceField& field) {
    DeviceAttribute attribute;
    attribute.home = field.home;
    attribute.stored = field.attribute;
    attribute.source = field.home == FieldHome::attribute ? AttributeSource::stored : AttributeSource::column;
    attribute.sort = field.home == FieldHome::attribute ? sort_of_stored(field.type) : sort_of_column(field.home);
    return attribute;
  }

  void add_internal(const InternalName& entry) {
    DeviceAttribute attribute;
    if (!entry.field.empty()) {
      const std::size_t field = find_device_field(entry.field);
      if (field == kNoField) stop_on_unknown_field(entry.field);
      attribute = of_field(device_fields()[field]);
    } else if (entry.name == "_id") {
      attribute.source = AttributeSource::object_id;
      attribute.sort = DeviceSort::object_id;
    } else if (entry.name == "display_profile_confidence_level") {
      attribute.source = AttributeSource::confidence_level;
      attribute.sort = DeviceSort::confidence_score;
    } else {
      attribute.source = entry.name == "tags" ? AttributeSource::tags : AttributeSource::stored;
      attribute.stored = entry.name;
      attribute.sort = sort_of_stored(entry.type);
    }
    attribute.name = entry.name;
    attribute.display_name = entry.display_name;
    attribute.absence = entry.absence;
    attribute.in_default = entry.in_default;
    add(attribute);
  }

  void add(const DeviceAttribute& attribute) {
    by_name_.emplace(attribute.name, all_.size());
    all_.push_back(attribute);
  }

  std::vector<DeviceAttribute> all_;
  std::deque<std::string> display_names_;  // what all_ points into
  std::unordered_map<std::string_view, std::size_t> by_name_;
};

const AttributeTable& attribute_table() {
  static const AttributeTable table;
  return table;
}

}  // namespace

std::span<const DeviceAttribute> device_attributes() { return attribute_table().all(); }

const DeviceAttribute* find_device_attribute(std::string_view name) { return attribute_table().find(name); }

std::string_view confidence_level_of(int confidence_score) {
  if (confidence_score >= 90) return "90_High";
  return confidence_score >= 70 ? "70_Medium" : "0_Low";
}

}  // namespace guardian::domain
