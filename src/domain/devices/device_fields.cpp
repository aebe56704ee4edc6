#include "domain/devices/device_fields.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace guardian::domain {
namespace {

constexpr unsigned kAllSets = 7;
constexpr unsigned kDetailAndFull = 6;
constexpr unsigned kDetailOnly = 2;
constexpr unsigned kFullOnly = 4;

constexpr DeviceField column(std::string_view name, FieldType type, FieldHome home, Absence absence, unsigned sets) {
  return {name, type, home, absence, sets, {}, false};
}
constexpr DeviceField attribute(std::string_view name, unsigned sets, FieldType type = FieldType::text,
                                Absence absence = Absence::null) {
  return {name, type, FieldHome::attribute, absence, sets, name, false};
}

// Short names for the table alone.
namespace field_table {
using enum FieldType;
using H = FieldHome;
using A = Absence;

constexpr DeviceField kDeviceFields[] = {
    // The short form.
    column("deviceid", text, H::deviceid, A::empty_text, kAllSets),
    column("hostname", text, H::hostname, A::empty_text, kAllSets),
    column("category", text, H::category, A::empty_text, kAllSets),
    column("profile", text, H::profile, A::empty_text, kAllSets),
    column("profile_type", text, H::profile_type, A::empty_text, kAllSets),
    column("profile_vertical", text, H::profile_vertical, A::empty_text, kAllSets),
    column("ip_address", text, H::ip_address, A::empty_text, kAllSets),
    column("mac_address", text, H::mac_address, A::empty_text, kAllSets),
    column("risk_score", integer, H::risk_score, A::null, kAllSets),
    column("risk_level", text, H::risk_level, A::empty_text, kAllSets),
    column("last_activity", time, H::last_activity, A::null, kAllSets),
    column("confidence_score", integer, H::confidence_score, A::null, kAllSets),
    column("tagIdList", array, H::tag_ids, A::empty_array, kAllSets),
    column("allTags", array, H::tags, A::empty_array, kAllSets),
    // 2020 to 2022.
    column("MAC", text, H::mac, A::omitted, kDetailAndFull),
    column("number_of_critical_alerts", integer, H::critical_alerts, A::null, kDetailAndFull),
    column("number_of_warning_alerts", integer, H::warning_alerts, A::null, kDetailAndFull),
    column("number_of_caution_alerts", integer, H::caution_alerts, A::null, kDetailAndFull),
    column("number_of_info_alerts", integer, H::info_alerts, A::null, kDetailAndFull),
    column("first_seen_date", time, H::first_seen, A::null, kDetailAndFull),
    column("site_name", text, H::site_name, A::null, kDetailAndFull),
    column("siteid", text, H::site_id, A::null, kDetailAndFull),
    attribute("subnet", kDetailAndFull),
    attribute("vlan", kDetailAndFull, number_as_text),
    column("vendor", text, H::vendor, A::null, kDetailAndFull),
    column("model", text, H::model, A::null, kDetailAndFull),
    attribute("description", kDetailAndFull),
    attribute("long_description", kDetailAndFull, text, A::empty_text),
    attribute("location", kDetailAndFull),
    attribute("department", kDetailAndFull),
    attribute("asset_tag", kDetailAndFull, number_as_text),
    column("os_group", text, H::os_group, A::null, kDetailAndFull),
    attribute("os_combined", kDetailAndFull),
    attribute("os/firmware_version", kDetailAndFull, number_as_text),
    attribute("Serial_Number", kDetailAndFull, number_as_text),
    attribute("DHCP", kDetailAndFull),
    attribute("SMB", kDetailAndFull),
    attribute("AET", kDetailAndFull),
    attribute("NetworkLocation", kDetailAndFull),
    attribute("is_server", kDetailAndFull),
    attribute("in_use", kDetailAndFull, text, A::empty_text),
    attribute("wire_or_wireless", kDetailAndFull),
    attribute("endpoint_protection", kDetailAndFull),
    attribute("endpoint_protection_vendor", kDetailAndFull),
    attribute("services", kDetailAndFull),
    attribute("Applications", kDetailAndFull, text, A::empty_text),
    attribute("Switch_Name", kDetailAndFull),
    attribute("Switch_IP", kDetailAndFull),
    attribute("Switch_Port", kDetailAndFull, number_as_text),
    attribute("Access_Point_Name", kDetailAndFull),
    attribute("Access_Point_IP", kDetailAndFull),
    attribute("SSID", kDetailAndFull),
    attribute("Authentication_Method", kDetailAndFull),
    attribute("Encryption_Cipher", kDetailAndFull),
    attribute("EAP_Method", kDetailAndFull),
    attribute("WIFI_Auth_Status", kDetailAndFull),
    attribute("WIFI_Auth_Timestamp", kDetailAndFull, number_as_text),
    attribute("NAC_profile", kDetailAndFull),
    attribute("NAC_profile_source", kDetailAndFull),
    attribute("NAC_Auth_Info", kDetailAndFull),
    attribute("NAC_Auth_State", kDetailAndFull),
    attribute("AD_Domain", kDetailAndFull),
    attribute("AD_Username", kDetailAndFull),
    attribute("CMMS_Category", kDetailAndFull),
    attribute("CMMS_Source", kDetailAndFull),
    attribute("CMMS_State", kDetailAndFull),
    column("Source", text, H::monitored, A::null, kDetailAndFull),
    attribute("source", kDetailAndFull, text, A::empty_text),
    attribute("External_Inventory_Sync_Field", kDetailAndFull),
    attribute("Synced_With_Third-Party", kDetailAndFull),
    attribute("Time_Synced_With_Third-Party", kDetailAndFull, number_as_text),
    attribute("parent_mac", kDetailAndFull),
    attribute("display_tags", kDetailAndFull, any),
    column("trafficRestricted", boolean, H::traffic_restricted, A::omitted, 0),
    // Seen by customers' scripts of 2021 and 2022 with `detail=true`.
    attribute("attr", kDetailOnly, object, A::empty_object),
    {"tags", object, H::attribute, A::omitted, 0, "tags", true},  // twin of Tags: only generation 2 shows it
    attribute("zone", 0, integer, A::omitted),                    // null breaks a client's int()
    attribute("producer", kDetailOnly),
    attribute("OS_Support", kDetailOnly),
    {"OS_End_of_Support", text, H::attribute, A::null, kDetailOnly, "os_end_of_support", true},
    attribute("Tags", kDetailAndFull, text, A::empty_text),
    // 2026.
    attribute("internet_access", kFullOnly),
    attribute("Status", kFullOnly),
    attribute("PHI", kFullOnly),
    attribute("Has_Children", kFullOnly),
    attribute("childrenDeviceids", kFullOnly, any),
    attribute("Network_Segments", kFullOnly, number_as_text),
    attribute("config_source", kFullOnly),
    attribute("dnac_location", kFullOnly),
    attribute("os_ver", kFullOnly, number_as_text),
    {"os_end_of_support", text, H::attribute, A::null, kFullOnly, "os_end_of_support", true},
    attribute("firmwareVer", kFullOnly, number_as_text),
    attribute("confidence_score_status", kFullOnly),
    attribute("confidence_score_factors", kFullOnly, object),
    attribute("customAttributes", kFullOnly, array, A::empty_array),
    attribute("Tag", kFullOnly, array, A::empty_array),
    attribute("iccid", kFullOnly, number_as_text),
    attribute("display_meid", kFullOnly, number_as_text),
    attribute("display_ssid", kFullOnly),
    attribute("Case_Studies", kFullOnly, any, A::empty_text),
    attribute("Images", kFullOnly, any, A::empty_text),
    attribute("Total_Scan_Time(min)", kFullOnly, number_as_text, A::empty_text),
    attribute("cmms_end_of_service", kFullOnly, any),
    attribute("cmms_end_of_life", kFullOnly, any),
    attribute("cmms_mission_critical", kFullOnly, any),
    attribute("cmms_warranty_date", kFullOnly, any),
    attribute("cmms_device_purchase_price", kFullOnly, any),
    attribute("cmms_device_replacement_cost", kFullOnly, any),
    attribute("cmms_equipment_number", kFullOnly, any),
    attribute("cmms_id", kFullOnly, any),
    attribute("cmms_owner_id", kFullOnly, any),
    attribute("cmms_next_service", kFullOnly, any),
    attribute("cmms_last_service", kFullOnly, any),
    attribute("cmms_secondary_mac_and_ip_addresses", kFullOnly, any),
    attribute("mdm_vendor", kFullOnly, any),
    attribute("mdm_managed", kFullOnly, any),
    attribute("mdm_supervised", kFullOnly, any),
    attribute("mdm_device_id", kFullOnly, any),
    attribute("mdm_lock_status", kFullOnly, any),
    attribute("mdm_lost_mode_capable", kFullOnly, any),
    attribute("mdm_model_identifier", kFullOnly, any),
    attribute("mdm_firmware_version", kFullOnly, any),
    attribute("SCCM_Model", kFullOnly),
    attribute("SCCM_Domain", kFullOnly),
    attribute("SCCM_Site", kFullOnly),
    attribute("SCCM_Vendor", kFullOnly),
    attribute("SCCM_Serial_Number", kFullOnly, number_as_text),
    attribute("Windows_GUID", kFullOnly),
    attribute("Windows_GUID_Source", kFullOnly),
    attribute("Windows_Installed_Patches", kFullOnly, any),
    attribute("Windows_Installed_Patches_Source", kFullOnly),
    attribute("Windows_Installed_Software_Version", kFullOnly, any),
    attribute("Disk_Encryption_Status", kFullOnly),
    attribute("Disk_Encryption_Status_Source", kFullOnly),
    // Told by `device/bulkUpdate` under the names of its sources; shown where they are known.
    attribute("vlan_name", 0, text, A::omitted),
    attribute("protocol_name", 0, text, A::omitted),
    attribute("radio", 0, number_as_text, A::omitted),
    attribute("connectionState", 0, number_as_text, A::omitted),
    attribute("wlanId", 0, number_as_text, A::omitted),
    attribute("connectedDuration", 0, number_as_text, A::omitted),
    attribute("authentication", 0, number_as_text, A::omitted),
    attribute("rssi", 0, number_as_text, A::omitted),
    attribute("snr", 0, number_as_text, A::omitted),
    attribute("apMacAddress", 0, text, A::omitted),
    attribute("apRadioSlotId", 0, number_as_text, A::omitted),
    attribute("apModel", 0, text, A::omitted),
    attribute("country", 0, text, A::omitted),
    attribute("BSSID", 0, text, A::omitted),
    attribute("apencryptionCipher", 0, text, A::omitted),
    attribute("bluetoothType", 0, number_as_text, A::omitted),
    attribute("bluetoothDeviceType", 0, number_as_text, A::omitted),
    attribute("frequency", 0, number_as_text, A::omitted),
    attribute("channel", 0, number_as_text, A::omitted),
    attribute("isBluetooth", 0, boolean, A::omitted),
    attribute("totalClients", 0, number_as_text, A::omitted),
    attribute("hwType", 0, number_as_text, A::omitted),
    attribute("fwVersion", 0, number_as_text, A::omitted),
    attribute("ipv6Address", 0, text, A::omitted),
    attribute("imsi", 0, number_as_text, A::omitted),
    attribute("apn", 0, text, A::omitted),
    attribute("msisdn", 0, number_as_text, A::omitted),
    attribute("SessionEvtType", 0, number_as_text, A::omitted),
    attribute("sessionStart", 0, text, A::omitted),
    attribute("sessionEnd", 0, text, A::omitted),
    attribute("is_isolated", 0, any, A::omitted),
    attribute("operational_status", 0, text, A::omitted),
    attribute("group_name", 0, text, A::omitted),
    attribute("os_build", 0, number_as_text, A::omitted),
};
}  // namespace field_table
using field_table::kDeviceFields;

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

using FieldIndex = std::unordered_map<std::string_view, std::size_t>;

const FieldIndex& fields_by_name() {
  static const FieldIndex index = [] {
    FieldIndex out;
    for (std::size_t i = 0; i < std::size(kDeviceFields); ++i) out.emplace(kDeviceFields[i].name, i);
    return out;
  }();
  return index;
}

// One index per set: the same attribute may go by two names.
const FieldIndex& fields_by_attribute(FieldSet set) {
  static const std::array<FieldIndex, 2> indexes = [] {
    std::array<FieldIndex, 2> out;
    for (std::size_t i = 0; i < std::size(kDeviceFields); ++i) {
      const DeviceField& field = kDeviceFields[i];
      if (field.attribute.empty()) continue;
      if (!field.only_in_sets || (field.sets & kDetailOnly) != 0) out[0].emplace(field.attribute, i);
      if (!field.only_in_sets || (field.sets & kFullOnly) != 0) out[1].emplace(field.attribute, i);
      if (field.only_in_sets && field.sets == 0) {
        out[0].emplace(field.attribute, i);
        out[1].emplace(field.attribute, i);
      }
    }
    return out;
  }();
  return indexes[set == FieldSet::full ? 1 : 0];
}

std::size_t look_up(const FieldIndex& index, std::string_view name) {
  const auto found = index.find(name);
  return found == index.end() ? kNoField : found->second;
}

}  // namespace

std::span<const DeviceField> device_fields() { return kDeviceFields; }

std::size_t find_device_field(std::string_view name) { return look_up(fields_by_name(), name); }

std::size_t find_device_field_folded(std::string_view name) {
  static const std::unordered_map<std::string, std::size_t> index = [] {
    std::unordered_map<std::string, std::size_t> out;
    for (std::size_t i = 0; i < std::size(kDeviceFields); ++i) {
      const auto [at, added] = out.emplace(folded(kDeviceFields[i].name), i);
      if (!added) at->second = kSeveralFields;
    }
    return out;
  }();
  const auto found = index.find(folded(name));
  return found == index.end() ? kNoField : found->second;
}

std::size_t find_attribute_field(std::string_view attribute_name, FieldSet set) {
  return look_up(fields_by_attribute(set), attribute_name);
}

}  // namespace guardian::domain
