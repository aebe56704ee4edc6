#include "domain/devices/bulk_sources.h"

namespace guardian::domain {
namespace {

// Short names for the tables alone.
namespace bulk_table {
using enum BulkRead;
using enum BulkKey;

// Cisco DNA Center and Cisco Prime. The schema and its example spell the switch differently.
constexpr BulkJoin kDnacJoins[] = {{"deviceid", deviceid}, {"ip", ip_address}};
constexpr BulkField kDnacFields[] = {
    {"config_source", "config_source", provenance},
    {"ip", "ip_address", address},
    {"location", "dnac_location"},
    {"ap_ip", "Access_Point_IP"},
    {"ap_name", "Access_Point_Name"},
    {"SSID", "SSID"},
    {"switchIP", "Switch_IP"},
    {"switch_ip", "Switch_IP"},
    {"switchName", "Switch_Name"},
    {"switch_name", "Switch_Name"},
    {"switchPort", "Switch_Port"},
    {"switch_if_name", "Switch_Port"},
    {"vlan", "vlan"},
    {"vlan_name", "vlan_name"},
    {"WireWireless", "wire_or_wireless", medium},
    {"protocol_name", "protocol_name"},
};

constexpr BulkJoin kWlcJoins[] = {{"macAddress", mac}};
constexpr BulkConstant kWlcConstants[] = {{"wire_or_wireless", "wireless"}};
constexpr BulkField kCiscoWlcFields[] = {
    {"ipAddress", "ip_address", address},
    {"radio", "radio"},
    {"connectionState", "connectionState"},
    {"wlanId", "wlanId"},
    {"SSID", "SSID"},
    {"connectedDuration", "connectedDuration"},
    {"authentication", "authentication"},
    {"status", "WIFI_Auth_Status"},
    {"authMethod", "Authentication_Method"},
    {"encryptionCipher", "Encryption_Cipher"},
    {"rssi", "rssi"},
    {"snr", "snr"},
    {"apName", "Access_Point_Name"},
    {"apIPAddress", "Access_Point_IP"},
    {"apMacAddress", "apMacAddress"},
    {"apRadioSlotId", "apRadioSlotId"},
    {"apModel", "apModel"},
    {"location", "location"},
    {"country", "country"},
    {"BSSID", "BSSID"},
    {"apencryptionCipher", "apencryptionCipher"},
    {"bluetoothType", "bluetoothType"},
    {"bluetoothDeviceType", "bluetoothDeviceType"},
    {"frequency", "frequency"},
    {"channel", "channel"},
    {"isBluetooth", "isBluetooth", flag},
};
constexpr BulkField kArubaWlcFields[] = {
    {"ipAddress", "ip_address", address},
    {"radio", "radio"},
    {"connectionState", "connectionState"},
    {"wlanId", "wlanId"},
    {"SSID", "SSID"},
    {"connectedDuration", "connectedDuration"},
    {"authentication", "authentication"},
    {"authenticationStatus", "WIFI_Auth_Status"},
    {"authMethod", "Authentication_Method"},
    {"encryptionCipher", "Encryption_Cipher"},
    {"rssi", "rssi"},
    {"snr", "snr"},
    {"apName", "Access_Point_Name"},
    {"apIPAddress", "Access_Point_IP"},
    {"apMacAddress", "apMacAddress"},
    {"apRadioSlotId", "apRadioSlotId"},
    {"apModel", "apModel"},
    {"location", "location"},
    {"country", "country"},
    {"bluetoothType", "bluetoothType"},
    {"bluetoothDeviceType", "bluetoothDeviceType"},
    {"isBluetooth", "isBluetooth", flag},
    {"totalClients", "totalClients"},
    {"hwType", "hwType"},
    {"fwVersion", "fwVersion"},
};

constexpr BulkJoin kSnmpJoins[] = {{"deviceid", deviceid}, {"connect_evtContent.ip", ip_address}};
constexpr BulkField kSnmpFields[] = {
    {"connect_evtContent.ip", "ip_address", address},
    {"display_switchName", "Switch_Name"},
    {"display_phyPort", "Switch_Port"},
    {"display_switchIP", "Switch_IP"},
};

constexpr BulkJoin kCellularJoins[] = {{"imei", imei}};
constexpr BulkField kCellularFields[] = {
    {"ipAddress", "ip_address", address},
    {"ipv6Address", "ipv6Address", address},
    {"iccid", "iccid"},
    {"imsi", "imsi"},
    {"apn", "apn"},
    {"msisdn", "msisdn"},
    {"SessionEvtType", "SessionEvtType"},
    {"sessionStart", "sessionStart", instant},
    {"sessionEnd", "sessionEnd", instant},
};

// The example of the specification leaves out the deviceid that its text requires.
constexpr BulkJoin kSccmJoins[] = {{"deviceid", deviceid}, {"serialNumber", serial_number}};
constexpr BulkConstant kSccmConstants[] = {{"os_group", "Windows", true}};
constexpr BulkField kSccmFields[] = {
    {"serialNumber", "SCCM_Serial_Number"},
    {"serialNumber", "Serial_Number"},
    {"vendor", "SCCM_Vendor", text, "vendor"},
    {"model", "SCCM_Model", text, "model"},
    {"diskEncryptionStatus", "Disk_Encryption_Status", text, {}, true},
    {"windowsInstalledPatches", "Windows_Installed_Patches", long_text, {}, true},
    {"windowsInstalledSoftware", "Windows_Installed_Software_Version", long_text},
    {"windowsGUID", "Windows_GUID", text, {}, true},
    {"sccmSite", "SCCM_Site"},
    {"sccmDomain", "SCCM_Domain"},
};

constexpr BulkJoin kCrowdstrikeJoins[] = {{"deviceid", deviceid}, {"serial_number", serial_number}};
constexpr BulkConstant kCrowdstrikeConstants[] = {{"endpoint_protection", "protected"},
                                                  {"endpoint_protection_vendor", "CrowdStrike"}};
constexpr BulkField kCrowdstrikeFields[] = {
    {"is_isolated", "is_isolated"}, {"operational_status", "operational_status"},
    {"group_name", "group_name"},   {"os_type", "os_group"},
    {"os_version", "os_ver"},       {"os_build", "os_build"},
    {"hostname", "hostname"},       {"serial_number", "Serial_Number"},
    {"vendor", "vendor"},
};

constexpr BulkSource kBulkSources[] = {
    {"", "dnac", kDnacJoins, kDnacFields, {}},
    {"cisco_wlc", "cisco_wlc", kWlcJoins, kCiscoWlcFields, kWlcConstants},
    {"aruba_wlc", "aruba_wlc", kWlcJoins, kArubaWlcFields, kWlcConstants},
    {"snmp", "snmp", kSnmpJoins, kSnmpFields, {}},
    {"cellular", "cellular", kCellularJoins, kCellularFields, {}},
    {"sccm", "SCCM", kSccmJoins, kSccmFields, kSccmConstants},
    {"crowdstrike_falcon", "crowdstrike_falcon", kCrowdstrikeJoins, kCrowdstrikeFields, kCrowdstrikeConstants},
};
}  // namespace bulk_table

}  // namespace

std::span<const BulkSource> bulk_sources() { return bulk_table::kBulkSources; }

const BulkSource* find_bulk_source(std::string_view name) {
  for (const BulkSource& source : bulk_table::kBulkSources) {
    if (source.name == name) return &source;
  }
  return nullptr;
}

}  // namespace guardian::domain
