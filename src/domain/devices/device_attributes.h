#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "domain/devices/device.h"
#include "domain/devices/device_fields.h"

namespace guardian::domain {

// Where generation 2 of the API takes an attribute's value from.
enum class AttributeSource {
  column,            // DeviceAttribute::home
  stored,            // the member DeviceAttribute::stored of DeviceDetail::attributes
  object_id,         // Device::id
  confidence_level,  // of Device::confidence_score: "70_Medium"
  tags,              // the stored object `tags`, and the device's own tags in its form
};

// One attribute of a device under a name of generation 2: a raw internal name ("ml_risk_score"), or the name it
// has on the other mounts ("risk_score").
struct DeviceAttribute {
  std::string_view name;
  std::string_view display_name;  // for people: "Risk Score"
  AttributeSource source = AttributeSource::stored;
  FieldHome home = FieldHome::attribute;
  std::string_view stored;
  Absence absence = Absence::null;  // what stands there when the value is unknown; never `omitted`
  bool in_default = false;          // shown when nothing is projected
  std::optional<DeviceSort> sort;   // absent: a list or an object, which has no order
};

// All attributes, those of the default set first, in the order in which answers show them. Names are unique.
// Made at the first call; immutable; any thread.
std::span<const DeviceAttribute> device_attributes();

// By exact name; null when there is none.
const DeviceAttribute* find_device_attribute(std::string_view name);

// The band of a confidence in a profile (0..100), led by its lower bound: "90_High", "70_Medium", "0_Low".
std::string_view confidence_level_of(int confidence_score);

}  // namespace guardian::domain
