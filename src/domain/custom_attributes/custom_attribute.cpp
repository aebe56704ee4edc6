#include "domain/custom_attributes/custom_attribute.h"

namespace guardian::domain {
namespace {

constexpr std::string_view kPurdueLevels[] = {"Level 0",   "Level 1", "Level 2", "Level 3",
                                              "Level 3.5", "Level 4", "Level 5", "unknown"};
constexpr std::string_view kCriticalities[] = {"Low", "Medium", "High", "Critical"};

// The first number is of the reference API; what its further ones mean is not published.
constexpr SystemAttribute kSystemAttributes[] = {
    {"000000000000000000001001", "Purdue Level", 1001, kPurdueLevels},
    {"000000000000000000001002", "Asset Criticality", 1002, kCriticalities},
};

}  // namespace

std::span<const SystemAttribute> system_attributes() { return kSystemAttributes; }

const SystemAttribute* find_system_attribute(std::string_view id) {
  for (const SystemAttribute& system : kSystemAttributes) {
    if (system.id == id) return &system;
  }
  return nullptr;
}

CustomAttribute unchanged(const SystemAttribute& system) {
  CustomAttribute attribute;
  attribute.id = system.id;
  attribute.name = system.name;
  return attribute;
}

std::string attribute_field_of(std::string_view attribute_id) {
  const SystemAttribute* system = find_system_attribute(attribute_id);
  return "panwIoTFname_" + (system == nullptr ? std::string(attribute_id) : std::to_string(system->number));
}

}  // namespace guardian::domain
