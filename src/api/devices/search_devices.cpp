#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/devices/attribute_view.h"
#include "api/devices/device_operations.h"
#include "api/parameters/choice.h"
#include "api/parameters/paging.h"
#include "base/ip_address.h"
#include "domain/custom_attributes/effective_attributes.h"
#include "domain/devices/device.h"
#include "domain/devices/device_identity.h"

namespace guardian::api {
namespace {

using domain::DeviceDetail;

constexpr PagingRules kSearchPaging{1000, 1000, false};

struct DeviceSearch {
  domain::DeviceQuery query;
  bool alert_summary = false;
  bool reverse_reference = false;
  std::optional<std::vector<const domain::DeviceAttribute*>> projection;
};

// Exactly one of the two; the order follows it, so that its index serves the page.
void read_address(const http::Request& request, domain::DeviceQuery& query, InputProblems& problems) {
  const auto mac = request.parameter("mac");
  const auto ip = request.parameter("ip");
  if (!mac && !ip) return problems.in_query("mac", "is required, or ip");
  if (mac && ip) return problems.in_query("ip", "cannot stand beside mac", *ip);
  query.direction = domain::Direction::ascending;
  if (mac) {
    query.mac = domain::normalise_mac(*mac);
    query.sort = domain::DeviceSort::mac;
    if (!query.mac) problems.in_query("mac", "must be a MAC address such as 00:11:22:33:44:55", *mac);
    return;
  }
  const auto address = IpAddress::parse(*ip);
  query.sort = domain::DeviceSort::ip_address;
  if (!address) return problems.in_query("ip", "must be an IPv4 or IPv6 address", *ip);
  query.ip_address = address->to_string();
}

DeviceSearch read_search(const http::Request& request, InputProblems& problems) {
  DeviceSearch search;
  read_address(request, search.query, problems);
  const Paging paging = read_paging(request, kSearchPaging, problems);
  search.query.offset = paging.offset;
  search.query.limit = paging.limit;
  search.query.with_detail = true;
  search.alert_summary = read_yes_no(request, "deviceAlertSummary", problems).value_or(false);
  search.reverse_reference = read_yes_no(request, "reverseReference", problems).value_or(false);
  search.projection = read_projection(request, problems);
  return search;
}

const AttributeView& device_hit_view() {
  static const AttributeView view(
      attributes_named({"category", "vendor", "profile", "profile_type", "MAC", "mac_address", "ip_address",
                        "site_name", "in_use", "first_seen_date", "last_activity", "attr"}));
  return view;
}

const AttributeView& alert_summary_view() {
  static const AttributeView view(attributes_named(
      {"number_of_critical_alerts", "number_of_warning_alerts", "number_of_caution_alerts", "number_of_info_alerts"}));
  return view;
}

const AttributeView& interface_hit_view() {
  static const AttributeView view(
      attributes_named({"MAC", "ip", "name", "vendor", "ouiVendor", "osCombined", "vlan", "display_vlan_description",
                        "model", "profile", "source", "activity_status", "ml_risk_score"}));
  return view;
}

const AttributeView& primary_device_view() {
  static const AttributeView view(attributes_named({"deviceid", "MAC", "category", "vendor", "profile", "profile_type",
                                                    "profile_vertical", "site_name", "risk_score", "risk_level"}));
  return view;
}

// A device has one interface so far: its own.
void write_own_interface(JsonWriter& json, const DeviceDetail& device) {
  static const AttributeView view(attributes_named({"deviceid", "MAC"}));
  static const AttributeView profile_view(attributes_named({"display_profile_type", "display_profileid"}));
  json.begin_object();
  view.write(json, device);
  json.key("connect_evtContent").begin_object();
  if (!device.device.ip_address.empty()) json.member("ip", device.device.ip_address);
  json.end_object().member("primaryDeviceid", device.device.deviceid);
  profile_view.write(json, device);
  json.member("profile_category", device.device.category).end_object();
}

void write_device_hit(JsonWriter& json, const DeviceDetail& device, const DeviceSearch& search,
                      const AttributeView& view) {
  json.begin_object().member("deviceid", device.device.deviceid).member("primaryDevice", true);
  view.write(json, device);
  if (search.alert_summary) alert_summary_view().write(json, device);
  json.key("multiInterfaces").begin_array();
  write_own_interface(json, device);
  json.end_array().end_object();
}

void write_interface_hit(JsonWriter& json, const DeviceDetail& device, const DeviceSearch& search,
                         const AttributeView& view) {
  json.begin_object().member("deviceid", device.device.deviceid).member("type", "Interface");
  view.write(json, device);
  json.member("notIncludeInMergeList", false).key("primaryDeviceMac");
  if (device.device.mac.empty()) {
    json.null();
  } else {
    json.value(device.device.mac);
  }
  if (search.reverse_reference) {
    primary_device_view().write(json.key("primaryDeviceDetail").begin_object(), device);
    json.end_object();
  }
  json.end_object();
}

// What every hit has by itself.
std::vector<const domain::DeviceAttribute*> without_structure(const DeviceSearch& search) {
  std::vector<const domain::DeviceAttribute*> out;
  const auto own = attributes_named({"deviceid"});
  const auto counts = attributes_named(
      {"number_of_critical_alerts", "number_of_warning_alerts", "number_of_caution_alerts", "number_of_info_alerts"});
  for (const auto* attribute : *search.projection) {
    const bool counted = std::find(counts.begin(), counts.end(), attribute) != counts.end();
    if (attribute != own[0] && !(counted && search.alert_summary)) out.push_back(attribute);
  }
  return out;
}

}  // namespace

http::Response search_devices(const Call& call) {
  InputProblems problems;
  const DeviceSearch search = read_search(call.request, problems);
  if (!problems.none()) return problems.answer(call.request);

  std::optional<AttributeView> projected;
  if (search.projection) projected.emplace(without_structure(search));
  std::int64_t total = 0;
  const auto found =
      call.services.database.read([&](const domain::Reader& reader) -> Result<std::vector<DeviceDetail>> {
        GUARDIAN_TRY(total, reader.devices().count(call.scope, search.query));
        GUARDIAN_TRY(auto devices, reader.devices().list(call.scope, search.query));
        if (!projected || projected->shows_custom_attributes()) {
          GUARDIAN_CHECK(domain::add_custom_attributes(reader, call.scope, devices));
        }
        return devices;
      });
  if (!found) return http::error_response(call.request, found.error());

  std::string body;
  JsonWriter json(body);
  const auto write_hits = [&](const char* name, auto&& write, const AttributeView& usual) {
    json.key(name).begin_object().key("hits").begin_array();
    for (const auto& device : *found) write(json, device, search, projected ? *projected : usual);
    json.end_array().member("total", total).end_object();
  };
  json.begin_object();
  write_hits("devices", write_device_hit, device_hit_view());
  write_hits("interfaces", write_interface_hit, interface_hit_view());
  json.end_object();
  return http::Response::json(200, std::move(body));
}

}  // namespace guardian::api
