#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace guardian::domain {

// Reading and changing `DeviceDetail::attributes` (one compact JSON object) without building a tree of it.

// A JSON scalar as text: a string without its quotes and escapes, a number or a truth value as it stands.
// null, an array and an object: absent.
std::optional<std::string> scalar_text(std::string_view json);

// The member's value as JSON; empty when there is none.
std::string_view attribute_value(std::string_view attributes, std::string_view name);

struct AttributeChange {
  std::string_view name;  // plain ASCII: a name that needs no escapes in JSON
  std::string json;       // the new value
};
// Gives these members their values and leaves all others alone; new ones stand behind them. Of two changes of one
// name the first holds. Returns whether anything became different.
bool change_attributes(std::string& attributes, std::span<const AttributeChange> changes);

// The form by which serial numbers are compared: lower case (ASCII). Empty: no serial number.
std::string serial_key(std::string_view serial_number);
// That of the device these attributes belong to.
std::string serial_key_of(std::string_view attributes);

}  // namespace guardian::domain
