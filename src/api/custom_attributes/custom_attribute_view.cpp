#include "api/custom_attributes/custom_attribute_view.h"

#include <string>

namespace guardian::api {

namespace {

void write_attribute_rules(JsonWriter& json, const domain::CustomAttribute& attribute) {
  json.begin_array();
  for (const domain::CustomAttributeRule& rule : attribute.rules) {
    json.begin_object().member("customAttributeValue", rule.value).member("filterId", rule.filter_id);
    json.key("filter").begin_object().member("filterName", rule.filter_name).end_object();
    json.member("ruleId", attribute.id + "," + rule.filter_id).end_object();
  }
  json.end_array();
}

}  // namespace

void write_custom_attribute(JsonWriter& json, const domain::CustomAttribute& attribute) {
  const domain::SystemAttribute* system = domain::find_system_attribute(attribute.id);
  json.begin_object()
      .member("customAttributeName", attribute.name)
      .member("fieldName", "attr." + domain::attribute_field_of(attribute.id))
      .member("customAttributeId", attribute.id)
      .member("defaultValue", attribute.default_value)
      .member("docType", system != nullptr ? "systemCustomAttribute" : "userCustomAttribute");
  json.key("systemAttrValueOptions").begin_array();
  if (system != nullptr) {
    for (const auto value : system->values) json.value(value);
  }
  json.end_array();
  write_attribute_rules(json.key("ruleOrders"), attribute);
  json.end_object();
}

}  // namespace guardian::api
