#include "domain/devices/demo_inventory.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/devices/demo_families.h"
#include "domain/devices/device_identity.h"

namespace guardian::domain {
namespace {

// SplitMix64: each device has streams of its own, so any one can be made without those before it. The
// stream's number is mixed first: two streams that began a few steps apart would soon repeat each other.
class Draw {
 public:
  Draw(std::uint64_t seed, std::uint64_t stream) : state_(mixed(seed ^ mixed(stream + 1))) {}
  std::uint64_t bits() { return mixed(state_ += 0x9e3779b97f4a7c15ULL); }
  int below(int limit) { return static_cast<int>(bits() % static_cast<std::uint64_t>(limit)); }
  bool one_in(int chance) { return below(chance) == 0; }

 private:
  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

// Streams of one device: they must differ, or an alert would repeat what made its device.
enum Stream : std::uint64_t { kPlaceStream = 0, kDeviceStream = 1, kAlertStream = 2, kVulnerabilityStream = 3 };
std::uint64_t stream_of(int index, Stream stream) { return static_cast<std::uint64_t>(index) * 4 + stream; }

struct AlertKind {
  std::string_view name;
  std::string_view description;
  std::string_view alert_type;
  int severity;  // 1..4
  std::string_view app;
};
constexpr AlertKind kAlertKinds[] = {
    {"Telnet login with a default account", "The device accepted a telnet session with credentials the vendor ships.",
     "vulnerability", 4, "telnet"},
    {"Suspicious outbound connection",
     "The device reached an external address that is on a list of command and control hosts.", "spyware", 4,
     "unknown-tcp"},
    {"SMB version 1 in use", "The device talks SMB version 1, which is open to known worms.", "security risk", 3,
     "ms-ds-smbv1"},
    {"Connection outside the usual profile", "Devices of this profile do not normally use this application.",
     "user policy", 3, "ssh"},
    {"Unencrypted login", "A password crossed the network in clear text.", "security risk", 2, "ftp"},
    {"Internal port scan", "The device opened connections to many ports of its neighbours.", "vulnerability", 3,
     "tcp-scan"},
    {"Certificate about to expire", "The device's certificate expires within 30 days.", "security risk", 1, "ssl"},
    {"New external destination", "The device talks to a country it never talked to before.", "user policy", 2, "ssl"},
};
constexpr std::string_view kSeverityWords[] = {"info", "low", "medium", "high"};
constexpr std::string_view kDepartments[] = {"Radiology", "Intensive Care", "Facilities", "Production",
                                             "IT",        "Logistics"};

Instant hours_back(Instant now, int count) { return now - std::chrono::hours(count); }

}  // namespace

struct DemoInventory::Identity {
  const DemoFamily& family;
  const DemoSiteName& site;
  std::string deviceid;
  std::string mac;  // empty: known by its address alone
  std::string ip;
  std::string subnet;
  std::string hostname;
  int vlan = 0;
  int risk = 0;
  int confidence = 0;
  Instant first_seen;
  Instant last_activity;
};

DemoInventory::DemoInventory(std::uint64_t seed, Instant now, int count) : seed_(seed), now_(now) {
  const auto families = demo_families();
  const int weights = std::accumulate(families.begin(), families.end(), 0,
                                      [](int sum, const DemoFamily& family) { return sum + family.weight; });
  std::array<std::uint32_t, kDemoSites * kDemoSegments> ranks{};
  places_.reserve(static_cast<std::size_t>(std::max(count, 0)));
  for (int index = 0; index < count; ++index) {
    Draw draw(seed_, stream_of(index, kPlaceStream));
    // The first of each family comes once in any inventory of some size; then they are drawn by weight.
    std::size_t family = static_cast<std::size_t>(index);
    if (family >= families.size()) {
      int at = draw.below(weights);
      for (family = 0; at >= families[family].weight; ++family) at -= families[family].weight;
    }
    const unsigned at_sites = families[family].sites;
    std::size_t site = 0;
    for (int skip = draw.below(std::popcount(at_sites)); (at_sites & (1U << site)) == 0 || skip-- > 0;) ++site;
    const auto segment = static_cast<std::size_t>(families[family].segment);
    places_.push_back({static_cast<std::uint16_t>(family), static_cast<std::uint16_t>(site),
                       ranks[site * kDemoSegments + segment]++});
  }
}

DemoInventory::Identity DemoInventory::identify(int index) const {
  const Place& place = places_[static_cast<std::size_t>(index)];
  const DemoFamily& family = demo_families()[place.family];
  Draw draw(seed_, stream_of(index, kDeviceStream));
  Identity out{family, demo_sites()[place.site], {}, {}, {}, {}, {}, 0, 0, 0, {}, {}};

  // 250 addresses a subnet; the first ten subnets of a segment stand together, later ones behind them all.
  const auto segment = static_cast<unsigned>(family.segment);
  const unsigned block = place.rank / 250;
  const unsigned subnet = block < 10 ? (segment + 1) * 10 + block : 256 + segment + 16 * (block - 10);
  const std::string network = fmt::format("10.{}.{}", 10 + place.site * 40U + subnet / 256, subnet % 256);
  out.ip = fmt::format("{}.{}", network, 4 + place.rank % 250);
  out.subnet = network + ".0/24";
  out.vlan = static_cast<int>((segment + 1) * 10 + place.site * 200U);

  // A bijection of the index into 24 bits: no two devices share an address.
  const auto serial =
      static_cast<std::uint32_t>((static_cast<std::uint64_t>(index) * 0x9e3779b1ULL + seed_) & 0xffffff);
  out.mac = fmt::format("{:02x}:{:02x}:{:02x}:{:02x}:{:02x}:{:02x}", family.oui >> 16, (family.oui >> 8) & 255,
                        family.oui & 255, serial >> 16, (serial >> 8) & 255, serial & 255);
  // Some plant and building devices stand behind a router: only their address is seen.
  const bool routed = family.segment == DemoSegment::plant || family.segment == DemoSegment::building;
  if (routed && draw.one_in(12)) out.mac.clear();
  out.deviceid = out.mac.empty() ? out.ip : out.mac;
  out.hostname = fmt::format("{}-{:06x}", family.host_prefix, serial);
  if (draw.one_in(14)) out.hostname = out.deviceid;

  out.risk = std::clamp(family.risk + draw.below(41) - 20, 0, 98);
  out.confidence = 60 + draw.below(40);
  const int days_known = 3 + draw.below(700);
  out.first_seen = hours_back(now_, days_known * 24 + draw.below(24));
  int minutes_idle = draw.below(90);
  if (draw.one_in(6)) minutes_idle = draw.below(3 * 24 * 60);
  if (draw.one_in(15)) minutes_idle = draw.below(std::min(days_known, 45) * 24 * 60);
  out.last_activity = now_ - std::chrono::minutes(minutes_idle) - std::chrono::milliseconds(draw.below(60'000));
  return out;
}

std::string DemoInventory::device(int index) const {
  const Identity id = identify(index);
  const DemoFamily& family = id.family;
  Draw draw(seed_, stream_of(index, kDeviceStream) ^ 0x5bd1e995);
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .member("deviceid", id.deviceid)
      .member("hostname", id.hostname)
      .member("category", family.category)
      .member("profile", family.profile)
      .member("profile_type", family.vertical == "Traditional IT" ? "Non_IoT" : "IoT")
      .member("profile_vertical", family.vertical)
      .member("ip_address", id.ip)
      .member("risk_score", id.risk)
      .member("risk_level", risk_level_of(id.risk))
      .member("last_activity", format_time(id.last_activity))
      .member("confidence_score", id.confidence);
  if (!id.mac.empty()) json.member("MAC", id.mac);
  json.member("first_seen_date", format_time(id.first_seen))
      .member("site_name", id.site.name)
      .member("siteid", id.site.id)
      .member("subnet", id.subnet)
      .member("vlan", std::to_string(id.vlan))
      .member("vendor", family.vendor)
      .member("model", family.model)
      .member("os_group", family.os_group)
      .member("os_combined", fmt::format("{} {}", family.os_group, family.firmware))
      .member("os/firmware_version", family.firmware)
      .member("Serial_Number", fmt::format("{:03X}{:08d}", family.oui & 0xfff, draw.below(100'000'000)))
      .member("DHCP", id.mac.empty() ? "No" : "Yes")
      .member("wire_or_wireless", family.wireless ? "wireless" : "wired")
      .member("endpoint_protection", "not_protected")
      .member("Applications", family.applications)
      .member("Source", "Monitored")
      .member("internet_access", draw.one_in(3) ? "Yes" : "No")
      .member("Status", id.last_activity > now_ - std::chrono::hours(2) ? "Online" : "Offline")
      .member("PHI", family.vertical == "Medical" ? "Yes" : "No");
  if (family.wireless) {
    json.member("SSID", fmt::format("acme-{}", name_of(family.segment)));
    json.member("Access_Point_Name", fmt::format("ap-{}-{:02d}", id.site.id, 1 + draw.below(24)));
    json.member("Authentication_Method", "WPA2-Enterprise").member("Encryption_Cipher", "AES-CCMP");
  } else {
    json.member("Switch_Name", fmt::format("sw-{}-{:02d}", id.site.id, 1 + draw.below(12)));
    json.member("Switch_Port", fmt::format("Gi1/0/{}", 1 + draw.below(48)));
  }
  if (draw.one_in(3)) {
    json.member("department",
                kDepartments[static_cast<std::size_t>(draw.below(static_cast<int>(std::size(kDepartments))))]);
    json.member("asset_tag", fmt::format("AC-{:06d}", draw.below(1'000'000)));
  }
  json.key("allTags").begin_array();
  if (family.vertical == "Medical" && draw.one_in(4)) {
    json.begin_object().member("tagType", "Criticality").member("tagValue", "Life supporting").end_object();
  }
  if (family.vertical == "Industrial") {
    json.begin_object().member("tagType", "Purdue Level").member("tagValue", draw.one_in(2) ? "1" : "2").end_object();
  }
  if (draw.one_in(20)) {
    json.begin_object().member("tagType", "Owner").member("tagValue", "Vendor managed").end_object();
  }
  json.end_array().end_object();
  return out;
}

void DemoInventory::append_alerts(int index, std::vector<std::string>& out) const {
  Draw draw(seed_, stream_of(index, kAlertStream));
  const Identity id = identify(index);
  if (!draw.one_in(id.risk > 65 ? 3 : 12)) return;
  for (int left = 1 + draw.below(id.risk > 65 ? 3 : 2); left > 0; --left) {
    const AlertKind& kind = kAlertKinds[static_cast<std::size_t>(draw.below(static_cast<int>(std::size(kAlertKinds))))];
    const std::string ticket = fmt::format("{:09x}", draw.bits() & 0xfffffffffULL);
    const Instant date = std::max(id.first_seen, now_ - std::chrono::minutes(10 + draw.below(60 * 24 * 60)));
    const bool resolved = draw.one_in(3);
    std::string text;
    JsonWriter json(text);
    json.begin_object()
        .member("id", fmt::format("{:016x}{:08x}", draw.bits(), draw.bits() & 0xffffffffULL))
        .member("zb_ticketid", "alert-" + ticket)
        .member("date", format_time(date))
        .member("name", kind.name)
        .member("description", kind.description)
        .member("severity", kSeverityWords[static_cast<std::size_t>(kind.severity - 1)])
        .member("severityNumber", kind.severity)
        .member("type", "policy_alert")
        .member("resolved", resolved ? "yes" : "no")
        .member("deviceid", id.deviceid)
        .member("hostname", id.hostname)
        .member("internal_hostname", id.hostname)
        .member("profile", id.family.profile)
        .member("category", id.family.category)
        .member("profile_vertical", id.family.vertical)
        .member("siteid", id.site.id)
        .member("siteName", id.site.name)
        .member("tenantid", "")
        .member("serviceLevel", "");
    json.key("trafficRestricted").null();
    json.member("display_profile_confidence_level", id.confidence >= 90 ? "90_High" : "70_Medium");
    json.key("reason_history").begin_array().end_array();
    json.key("msg")
        .begin_object()
        .member("status", "publish")
        .member("id", ticket)
        .member("alertType", kind.alert_type)
        .member("name", kind.name)
        .member("severity", kSeverityWords[static_cast<std::size_t>(kind.severity - 1)])
        .member("localip", id.ip)
        .member("appName", kind.app)
        .end_object();
    json.end_object();
    out.push_back(std::move(text));
  }
}

void DemoInventory::append_vulnerabilities(int index, std::vector<std::string>& out) const {
  Draw draw(seed_, stream_of(index, kVulnerabilityStream));
  const Identity id = identify(index);
  const DemoFamily& family = id.family;
  if (family.vulnerability.empty() || draw.one_in(3)) return;
  constexpr std::string_view kStates[] = {"new", "new", "investigation", "remediation"};
  std::string text;
  JsonWriter json(text);
  json.begin_object()
      .member("name", id.hostname)
      .member("ip", id.ip)
      .member("deviceid", id.deviceid)
      .member("vulnerability_name", family.vulnerability)
      .member("date", format_time(id.last_activity))
      .member("detected_date", format_time(id.first_seen + (id.last_activity - id.first_seen) / (2 + draw.below(6))))
      .member("zb_ticketid", fmt::format("vuln-{:012x}", draw.bits() & 0xffffffffffffULL))
      .member("ticketState", kStates[draw.below(4)])
      .member("status", draw.one_in(4) ? "Potential" : "Confirmed")
      .member("severity", family.severity)
      .member("profile", family.profile)
      .member("profile_vertical", family.vertical)
      .member("display_profile_category", family.category)
      .member("vendor", family.vendor)
      .member("model", family.model)
      .member("os", family.os_group)
      .member("osCombined", fmt::format("{} {}", family.os_group, family.firmware))
      .member("siteid", id.site.id)
      .member("siteName", id.site.name)
      .member("risk_score", id.risk)
      .member("risk_level", risk_level_of(id.risk))
      .member("display_profile_confidence", id.confidence)
      .member("display_profile_confidence_level", id.confidence >= 90 ? "90_High" : "70_Medium");
  for (const auto* unknown : {"asset_tag", "sn", "trafficRestricted", "ticketAssignees", "reason_history",
                              "remediate_workorder", "remediate_checkbox", "remediate_instruction"}) {
    json.key(unknown).null();
  }
  json.end_object();
  out.push_back(std::move(text));
}

}  // namespace guardian::domain
