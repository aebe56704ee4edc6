#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/parameters/input_problems.h"
#include "base/json_writer.h"
#include "domain/devices/device.h"
#include "domain/devices/device_attributes.h"
#include "http/request.h"

namespace guardian::api {

// Writes chosen attributes of devices by their names of generation 2. Immutable after construction; any thread.
class AttributeView {
 public:
  explicit AttributeView(std::vector<const domain::DeviceAttribute*> shown);

  // The members, into an object that is open. Most of a device's stored members are not looked at twice.
  void write(JsonWriter& json, const domain::DeviceDetail& device) const;
  // Whether any attribute lives in DeviceDetail::attributes.
  bool needs_detail() const { return needs_detail_; }
  // Whether the custom attributes that hold for a device must be put there first.
  bool shows_custom_attributes() const { return stored_.contains("attr") || stored_.contains("customAttributes"); }

 private:
  std::vector<const domain::DeviceAttribute*> shown_;
  std::unordered_map<std::string_view, std::size_t> stored_;  // place among the stored values, by member
  std::vector<std::size_t> places_;                           // of each of shown_, when it is stored
  bool needs_detail_ = false;
};

// The query parameter `projection`: at most 50 attribute names, separated by commas. Absent or empty: nothing.
// Names that are no attributes are noted, all in one problem; one that stands twice counts once.
std::optional<std::vector<const domain::DeviceAttribute*>> read_projection(const http::Request& request,
                                                                           InputProblems& problems);

// The attributes of these names, which the program knows to exist.
std::vector<const domain::DeviceAttribute*> attributes_named(std::initializer_list<std::string_view> names);

}  // namespace guardian::api
