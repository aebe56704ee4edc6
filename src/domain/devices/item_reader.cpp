#include "domain/devices/item_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hmac.h"
#include "base/ip_address.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/devices/device_document.h"
#include "domain/devices/device_identity.h"

namespace guardian::domain {
namespace {

Error unexpected(std::string_view member, std::string_view accepted, const boost::json::value& found) {
  return Error::invalid(fmt::format("{}: expected {}, found {}", member, accepted, shown_value(to_json(found))));
}

// What an item says about its device in passing: kept when it fits, else left out.
void take_if_text(const boost::json::value* value, std::string& to) {
  if (value != nullptr && value->is_string() && value->get_string().size() <= 255) {
    to = std::string_view(value->get_string());
  }
}

}  // namespace

const boost::json::value* ItemReader::find(std::string_view member) const {
  const boost::json::value* value = item_.if_contains(member);
  return value == nullptr || value->is_null() ? nullptr : value;
}

Result<std::optional<std::string>> ItemReader::text(std::string_view member, std::size_t limit) const {
  const boost::json::value* value = find(member);
  if (value == nullptr) return std::optional<std::string>();
  if (value->is_int64() || value->is_uint64()) return std::optional(to_json(*value));
  if (!value->is_string()) return unexpected(member, "text", *value);
  const std::string_view text = value->get_string();
  if (text.empty()) return std::optional<std::string>();
  if (text.size() > limit) return unexpected(member, fmt::format("at most {} bytes", limit), *value);
  return std::optional(std::string(text));
}

Result<std::string> ItemReader::required_text(std::string_view member, std::size_t limit) const {
  GUARDIAN_TRY(auto found, text(member, limit));
  if (!found) return Error::invalid(fmt::format("{}: is required", member));
  return std::move(*found);
}

Result<std::string> ItemReader::choice(std::string_view member, std::span<const std::string_view> accepted) const {
  const boost::json::value* value = find(member);
  if (value == nullptr) return std::string(accepted.front());
  if (value->is_string()) {
    const std::string_view text = value->get_string();
    if (std::find(accepted.begin(), accepted.end(), text) != accepted.end()) return std::string(text);
  }
  return unexpected(member, fmt::format("one of {}", fmt::join(accepted, ", ")), *value);
}

Result<std::optional<Instant>> ItemReader::time(std::string_view member) const {
  const boost::json::value* value = find(member);
  if (value == nullptr) return std::optional<Instant>();
  if (value->is_array() && !value->get_array().empty()) value = &value->get_array().front();
  if (!value->is_string()) return unexpected(member, "a time such as 2026-01-31T08:15:00.000Z", *value);
  GUARDIAN_TRY(const Instant time, parse_document_time(value->get_string(), member, now_));
  return std::optional(time);
}

Result<std::optional<int>> ItemReader::integer(std::string_view member, int low, int high) const {
  const boost::json::value* value = find(member);
  if (value == nullptr) return std::optional<int>();
  if (!value->is_int64() || value->get_int64() < low || value->get_int64() > high) {
    return unexpected(member, fmt::format("a whole number from {} to {}", low, high), *value);
  }
  return std::optional(static_cast<int>(value->get_int64()));
}

Result<DeviceDetail> ItemReader::named_device(std::string_view hostname_member, std::string_view category_member,
                                              std::string_view ip) const {
  DeviceDetail detail;
  Device& device = detail.device;
  GUARDIAN_TRY(const std::string named, required_text("deviceid"));
  const auto deviceid = normalise_deviceid(named);
  if (!deviceid) {
    return Error::invalid(fmt::format(
        "deviceid: expected a MAC address, an IP address or an identifier of 1 to 64 characters, found \"{}\"",
        shown_value(named)));
  }
  device.deviceid = *deviceid;
  if (const auto mac = normalise_mac(device.deviceid)) device.mac = *mac;
  const auto address = IpAddress::parse(ip);
  const auto own_address = IpAddress::parse(device.deviceid);
  if (address || own_address) device.ip_address = (address ? *address : *own_address).to_string();
  take_if_text(find(hostname_member), device.hostname);
  take_if_text(find(category_member), device.category);
  take_if_text(find("profile"), device.profile);
  take_if_text(find("profile_vertical"), device.profile_vertical);
  if (!device.profile_vertical.empty()) {
    device.profile_type = device.profile_vertical == "Traditional IT" ? "Non_IoT" : "IoT";
  }
  take_if_text(find("siteid"), device.site_id);
  take_if_text(find("siteName"), device.site_name);
  if (device.site_name == "unknown") device.site_name.clear();
  if (const auto* restricted = find("trafficRestricted"); restricted != nullptr && restricted->is_bool()) {
    device.traffic_restricted = restricted->get_bool();
  }
  device.risk_level = risk_level_of(device.risk_score);
  return detail;
}

std::string compact_json(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      out.push_back(c);
      if (c == '\\' && i + 1 < text.size()) {
        out.push_back(text[++i]);
      } else if (c == '"') {
        in_string = false;
      }
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    in_string = c == '"';
    out.push_back(c);
  }
  return out;
}

std::string derived_id(std::string_view text, std::size_t length) { return to_hex(sha256(text)).substr(0, length); }

}  // namespace guardian::domain
