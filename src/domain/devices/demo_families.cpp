#include "domain/devices/demo_families.h"

namespace guardian::domain {
namespace {

constexpr DemoSiteName kDemoSiteNames[] = {
    {"1", "Riverside Hospital"}, {"2", "Eastgate Clinic"}, {"3", "Head Office"},
    {"4", "Linden Plant"},       {"5", "North Warehouse"}, {"6", "Data Centre"},
};

constexpr unsigned kCare = kHospital | kClinic;
constexpr unsigned kEverySite = 63;
constexpr unsigned kPeople = kHospital | kClinic | kHeadOffice | kPlant | kWarehouse;
constexpr unsigned kIndustry = kPlant | kWarehouse;

// A short name for the table alone.
namespace family_table {
using S = DemoSegment;

// clang-format off
constexpr DemoFamily kDemoFamilies[] = {
    // Medical.
    {"Philips", "IntelliVue MX450", "Philips IntelliVue Patient Monitor", "Patient Monitor", "Medical", "Embedded", "N.01", "mx450", 0x0009fb, S::medical, kCare, 22, 48, false, "hl7,philips-intellivue", "CVE-2018-10597", "High"},
    {"GE Healthcare", "CARESCAPE B650", "GE CARESCAPE Patient Monitor", "Patient Monitor", "Medical", "Linux", "2.0.7", "b650", 0x080019, S::medical, kCare, 12, 52, false, "hl7,dhcp", "CVE-2020-6962", "Critical"},
    {"BD", "Alaris PC 8015", "BD Alaris Infusion Pump", "Infusion System", "Medical", "Embedded", "9.33", "alaris", 0x001570, S::medical, kCare, 26, 55, true, "alaris,dhcp", "CVE-2016-9355", "Medium"},
    {"Baxter", "Sigma Spectrum", "Baxter Sigma Spectrum Infusion Pump", "Infusion System", "Medical", "Embedded", "8.00", "spectrum", 0x00409d, S::medical, kCare, 18, 50, true, "ftp,dhcp", "CVE-2022-26390", "Medium"},
    {"Hospira", "Plum A+", "Hospira Plum A+ Infusion Pump", "Infusion System", "Medical", "Embedded", "13.4", "plum", 0x0003b1, S::medical, kHospital, 10, 74, true, "telnet,dhcp", "CVE-2015-3954", "Critical"},
    {"Siemens Healthineers", "ACUSON S2000", "Siemens ACUSON Ultrasound", "Imaging", "Medical", "Windows", "Windows 7 Embedded", "acuson", 0x080006, S::medical, kCare, 5, 82, false, "dicom,smb", "CVE-2017-0144", "High"},
    {"GE Healthcare", "Optima CT660", "GE CT Scanner", "Imaging", "Medical", "Linux", "17MW11", "ct660", 0x080019, S::medical, kHospital, 2, 63, false, "dicom", "", ""},
    {"Omnicell", "XT Cabinet", "Omnicell Medication Cabinet", "Medication Dispensing", "Medical", "Windows", "Windows 10 IoT Enterprise", "omnicell", 0x00d0c9, S::medical, kCare, 8, 45, false, "https,ms-sql", "", ""},
    // Cameras, doors, buildings.
    {"Axis Communications", "P3245-LVE", "Axis IP Camera", "Camera", "Facility", "Linux", "10.12.182", "axis-p3245", 0xaccc8e, S::cameras, kEverySite, 34, 28, false, "rtsp,https,onvif", "CVE-2018-10660", "Critical"},
    {"Hikvision", "DS-2CD2143G0-I", "Hikvision IP Camera", "Camera", "Facility", "Linux", "5.5.82", "hik-2143", 0x4419b6, S::cameras, kIndustry | kClinic, 20, 71, false, "rtsp,http,upnp", "CVE-2021-36260", "Critical"},
    {"Dahua", "IPC-HDW5831R", "Dahua IP Camera", "Camera", "Facility", "Linux", "2.800", "dh-5831", 0x3cef8c, S::cameras, kWarehouse, 8, 69, false, "rtsp,http", "CVE-2021-33044", "Critical"},
    {"LenelS2", "LNL-4420", "LenelS2 Access Controller", "Physical Access Control", "Facility", "Linux", "1.29", "door", 0x000fe5, S::building, kEverySite, 14, 40, false, "https", "CVE-2022-31481", "Critical"},
    {"HID Global", "EDGE EVO EH400-K", "HID Badge Reader Controller", "Physical Access Control", "Facility", "Linux", "3.5.1", "badge", 0x00068e, S::building, kPeople, 16, 33, false, "https", "", ""},
    {"Johnson Controls", "Metasys NAE55", "Johnson Controls Building Controller", "Building Automation", "Facility", "Linux", "10.1", "nae55", 0x00108d, S::building, kPeople, 8, 46, false, "bacnet,https", "CVE-2021-27657", "High"},
    {"Honeywell", "WEB-8000", "Honeywell HVAC Controller", "Building Automation", "Facility", "QNX", "4.9", "web8000", 0x00d02d, S::building, kPeople, 10, 38, false, "bacnet,fox", "", ""},
    {"Siemens", "Desigo PXC100-E.D", "Siemens Desigo HVAC Controller", "Building Automation", "Facility", "Embedded", "6.00", "pxc100", 0x00a003, S::building, kHospital | kPlant, 6, 44, false, "bacnet", "CVE-2022-24039", "High"},
    {"APC", "Smart-UPS SMT1500", "APC UPS", "Power", "Facility", "Embedded", "04.1", "ups", 0x00c0b7, S::building, kEverySite, 10, 35, false, "snmp,http", "CVE-2022-22805", "Critical"},
    // Plant.
    {"Siemens", "SIMATIC S7-1500", "Siemens S7 PLC", "Programmable Logic Controller", "Industrial", "Embedded", "V2.8", "s7-1500", 0x286336, S::plant, kPlant, 18, 57, false, "s7comm,profinet", "CVE-2022-38465", "High"},
    {"Rockwell Automation", "ControlLogix 1756-L81E", "Rockwell ControlLogix PLC", "Programmable Logic Controller", "Industrial", "Embedded", "32.011", "clx", 0x001d9c, S::plant, kIndustry, 14, 60, false, "ethernet-ip,cip", "CVE-2021-22681", "Critical"},
    {"Schneider Electric", "Modicon M580", "Schneider Modicon PLC", "Programmable Logic Controller", "Industrial", "VxWorks", "3.20", "m580", 0x0080f4, S::plant, kPlant, 8, 61, false, "modbus,umas", "CVE-2021-22779", "Critical"},
    {"Beckhoff", "CX5130", "Beckhoff Embedded PC", "Industrial Controller", "Industrial", "Windows", "TwinCAT 3.1", "cx5130", 0x000105, S::plant, kPlant, 5, 47, false, "ads", "CVE-2020-12494", "Medium"},
    {"Moxa", "NPort 5150", "Moxa Serial Device Server", "Industrial Gateway", "Industrial", "Embedded", "2.6", "nport", 0x0090e8, S::plant, kIndustry, 8, 66, false, "telnet,http", "CVE-2016-9361", "Critical"},
    {"Siemens", "SIMATIC TP1200 Comfort", "Siemens HMI Panel", "Human Machine Interface", "Industrial", "Windows CE", "16.0", "tp1200", 0x001b1b, S::plant, kPlant, 8, 49, false, "s7comm,profinet", "", ""},
    {"Zebra", "TC52", "Zebra Mobile Computer", "Handheld Scanner", "Industrial", "Android", "Android 10", "tc52", 0x84248d, S::plant, kIndustry, 14, 24, true, "https,mqtt", "", ""},
    // Office.
    {"HP", "LaserJet Enterprise M507", "HP Printer", "Printer", "Office", "Embedded", "FutureSmart 5.2", "hp-m507", 0x3cd92b, S::printers, kPeople, 16, 30, false, "ipp,snmp,http", "CVE-2021-39238", "Critical"},
    {"Lexmark", "MX521ade", "Lexmark Printer", "Printer", "Office", "Embedded", "MXTGM.081", "lx-mx521", 0x0021b7, S::printers, kPeople, 8, 42, false, "ipp,http", "CVE-2023-23560", "Critical"},
    {"Zebra", "ZT411", "Zebra Label Printer", "Printer", "Office", "Embedded", "V92.21", "zt411", 0x00074d, S::printers, kCare | kIndustry, 8, 22, false, "raw-print,snmp", "", ""},
    {"Cisco", "IP Phone 8841", "Cisco IP Phone", "IP Phone", "Office", "Embedded", "12.8.1", "sep", 0x001bd4, S::voice, kPeople, 26, 20, false, "sip,tftp", "CVE-2023-20078", "Critical"},
    {"Polycom", "VVX 411", "Polycom IP Phone", "IP Phone", "Office", "Embedded", "5.9.5", "vvx411", 0x64167f, S::voice, kPeople, 16, 18, false, "sip,http", "CVE-2017-12857", "Medium"},
    {"Crestron", "AirMedia AM-100", "Crestron Presentation Gateway", "Video Audio Conference", "Office", "Linux", "1.6.0", "am100", 0x00107f, S::office, kHeadOffice | kHospital, 4, 78, true, "http,airplay", "CVE-2019-3929", "Critical"},
    {"Samsung", "QM55R Signage", "Samsung Smart TV", "Smart TV", "Consumer IoT", "Tizen", "5.0", "signage", 0x8c79f5, S::guests, kPeople, 8, 26, true, "https,dlna", "", ""},
    {"Apple", "iPad (9th generation)", "Apple iPad", "Tablet", "Traditional IT", "iOS", "16.5", "ipad", 0xa483e7, S::office, kPeople, 16, 15, true, "https,apns", "CVE-2023-32434", "High"},
    {"Dell", "OptiPlex 7080", "PC-Windows", "Personal Computer", "Traditional IT", "Windows", "Windows 10", "wks", 0x1866da, S::office, kPeople, 24, 22, false, "https,smb,kerberos", "", ""},
    {"Raspberry Pi", "4 Model B", "Raspberry Pi Device", "Embedded Systems", "Generic IoT", "Linux", "Raspbian 11", "raspberrypi", 0xdca632, S::guests, kHeadOffice | kPlant, 5, 58, true, "ssh,https", "", ""},
    // Network and servers.
    {"Aruba", "AP-515", "Aruba Access Point", "Access Point", "Network Devices", "ArubaOS", "8.10.0.4", "ap", 0x94b40f, S::network, kEverySite, 18, 25, false, "papi,https", "CVE-2023-22779", "Critical"},
    {"Cisco", "Catalyst 9300", "Cisco Switch", "Switch", "Network Devices", "IOS XE", "17.06.05", "sw", 0x001c58, S::network, kEverySite, 14, 31, false, "ssh,snmp,netconf", "CVE-2023-20198", "Critical"},
    {"VMware", "Virtual Machine", "VMware", "Virtual Machine", "Traditional IT", "Linux", "Debian 12", "vm", 0x005056, S::servers, kDataCentre | kHospital, 16, 17, false, "ssh,https", "", ""},
    {"Dell", "PowerEdge R740", "Dell Server", "IT Server", "Traditional IT", "Windows", "Windows Server 2016", "srv", 0x001422, S::servers, kDataCentre, 6, 36, false, "https,smb,rdp", "CVE-2019-0708", "Critical"},
};
// clang-format on
}  // namespace family_table
using family_table::kDemoFamilies;

}  // namespace

std::string_view name_of(DemoSegment segment) {
  constexpr std::string_view kNames[] = {"medical", "cameras",  "building", "plant",  "office",
                                         "voice",   "printers", "network",  "guests", "servers"};
  return kNames[static_cast<std::size_t>(segment)];
}

std::span<const DemoSiteName> demo_sites() { return kDemoSiteNames; }
std::span<const DemoFamily> demo_families() { return kDemoFamilies; }

}  // namespace guardian::domain
