#include "domain/devices/attribute_change.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/json_reader.h"
#include "domain/devices/attribute_scan.h"

namespace guardian::domain {

std::optional<std::string> scalar_text(std::string_view json) {
  if (json.empty() || json == "null" || json.front() == '{' || json.front() == '[') return std::nullopt;
  if (json.front() != '"') return std::string(json);
  const auto inner = json.substr(1, json.size() - 2);
  if (inner.find('\\') == std::string_view::npos) return std::string(inner);
  const auto parsed = parse_json(json);
  if (!parsed || !parsed->is_string()) return std::nullopt;
  return std::string(parsed->get_string());
}

std::string_view attribute_value(std::string_view attributes, std::string_view name) {
  std::string_view found;
  for_each_member(attributes, [&](std::string_view member, std::string_view value) {
    if (member == name) found = value;
  });
  return found;
}

bool change_attributes(std::string& attributes, std::span<const AttributeChange> changes) {
  std::vector<bool> done(changes.size(), false);
  bool differs = false;
  std::string out = "{";
  out.reserve(attributes.size() + 256);
  const auto append = [&out](std::string_view name, std::string_view value) {
    if (out.size() > 1) out += ',';
    out.append("\"").append(name).append("\":").append(value);
  };
  // All changes of the name are done with; the first of them says the value.
  const auto value_for = [&](std::string_view name) -> const std::string* {
    const std::string* value = nullptr;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].name != name) continue;
      if (value == nullptr) value = &changes[i].json;
      done[i] = true;
    }
    return value;
  };
  for_each_member(attributes, [&](std::string_view name, std::string_view value) {
    const std::string* next = value_for(name);
    differs = differs || (next != nullptr && *next != value);
    append(name, next == nullptr ? value : std::string_view(*next));
  });
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (done[i]) continue;
    append(changes[i].name, *value_for(changes[i].name));
    differs = true;
  }
  if (differs) attributes = std::move(out) + "}";
  return differs;
}

std::string serial_key(std::string_view serial_number) {
  std::string out(serial_number);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return out;
}

std::string serial_key_of(std::string_view attributes) {
  return serial_key(scalar_text(attribute_value(attributes, "Serial_Number")).value_or(std::string()));
}

}  // namespace guardian::domain
