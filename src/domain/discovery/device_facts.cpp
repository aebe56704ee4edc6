#include "domain/discovery/device_facts.h"

#include <boost/json/object.hpp>
#include <string_view>

#include "base/ip_address.h"
#include "base/json_reader.h"
#include "domain/devices/device_document.h"

namespace guardian::domain {
namespace {

// The device's further members, while some of them change.
class AttributeEdit {
 public:
  explicit AttributeEdit(const DeviceDetail& detail) {
    auto value = parse_json(detail.attributes);
    readable_ = value && value->is_object();
    if (readable_) members_ = std::move(value->get_object());
  }

  void put(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    boost::json::value& member = members_[name];
    if (member.is_string() && std::string_view(member.get_string()) == text) return;
    member = text;
    changed_ = true;
  }
  void put_where_empty(std::string_view name, const std::string& text) {
    const boost::json::value* there = members_.if_contains(name);
    const bool empty = there == nullptr || there->is_null() || (there->is_string() && there->get_string().empty());
    if (empty) put(name, text);
  }
  bool apply(DeviceDetail& detail) const {
    if (!changed_ || !readable_) return false;
    std::string text = to_json(members_);
    if (text.size() > kMaxAttributeBytes) return false;
    detail.attributes = std::move(text);
    return true;
  }

 private:
  boost::json::object members_;
  bool readable_ = false;  // damaged members are left for whoever mends them
  bool changed_ = false;
};

}  // namespace

bool add_facts(DeviceDetail& detail, const DeviceFacts& facts) {
  Device& device = detail.device;
  AttributeEdit attributes(detail);
  attributes.put("Switch_Name", facts.switch_name);
  attributes.put("Switch_IP", facts.switch_ip);
  attributes.put("Switch_Port", facts.switch_port);
  attributes.put_where_empty("description", facts.description);
  attributes.put_where_empty("subnet", facts.subnet);
  bool changed = attributes.apply(detail);
  if (!facts.ip.empty() && facts.ip != device.ip_address && !IpAddress::parse(device.deviceid)) {
    device.ip_address = facts.ip;
    changed = true;
  }
  if (!facts.profile_vertical.empty() && device.profile_vertical.empty()) {
    device.profile_vertical = facts.profile_vertical;
    changed = true;
  }
  return changed;
}

}  // namespace guardian::domain
