#include "api/openapi/device_schemas.h"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "domain/devices/device_fields.h"

namespace guardian::api {
namespace {

using domain::Absence;
using domain::DeviceField;
using domain::FieldHome;
using domain::FieldSet;
using domain::FieldType;

boost::json::object reference_to_schema(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

std::string_view json_type(FieldType type) {
  switch (type) {
    case FieldType::text:
    case FieldType::number_as_text:
    case FieldType::time:
      return "string";
    case FieldType::integer:
      return "integer";
    case FieldType::boolean:
      return "boolean";
    case FieldType::array:
      return "array";
    case FieldType::object:
      return "object";
    case FieldType::any:
      return {};
  }
  return {};
}

// A number or a time that has a column always has a value; its absence in the catalogue is for other sources.
bool may_be_null(const DeviceField& field) {
  if (field.absence != Absence::null) return false;
  return field.home == FieldHome::attribute || field.type == FieldType::text;
}

boost::json::object schema_of(const DeviceField& field, const boost::json::object& descriptions) {
  boost::json::object schema;
  const std::string_view type = json_type(field.type);
  if (!type.empty() && may_be_null(field)) {
    schema["type"] = boost::json::array{type, "null"};
  } else if (!type.empty()) {
    schema["type"] = type;
  }
  if (field.type == FieldType::time) schema["format"] = "date-time";
  if (field.home == FieldHome::tags) schema["items"] = reference_to_schema("DeviceTag");
  if (field.home == FieldHome::tag_ids) schema["items"] = boost::json::object{{"type", "string"}};
  if (const auto* description = descriptions.if_contains(field.name)) schema["description"] = *description;
  return schema;
}

boost::json::object device_schema(FieldSet set, std::string_view description, const boost::json::object& descriptions) {
  boost::json::object properties;
  boost::json::array required;
  for (const DeviceField& field : domain::device_fields()) {
    const bool named = (field.sets & static_cast<unsigned>(set)) != 0;
    // What is known is shown outside its own sets too, but in the short form, and except for twins.
    if (!named && (set == FieldSet::summary || field.only_in_sets)) continue;
    properties[field.name] = schema_of(field, descriptions);
    if (named && field.absence != Absence::omitted) required.emplace_back(field.name);
  }
  return {{"type", "object"},
          {"description", description},
          {"properties", std::move(properties)},
          {"required", std::move(required)}};
}

}  // namespace

void add_device_schemas(boost::json::object& schemas, const boost::json::object& descriptions) {
  schemas["DeviceSummary"] = device_schema(FieldSet::summary, "A device in its short form.", descriptions);
  schemas["DeviceDetail"] =
      device_schema(FieldSet::detail, "A device of `device/list` with `detail=true`.", descriptions);
  schemas["Device"] = device_schema(FieldSet::full, "A device with every member that is known of it.", descriptions);
}

}  // namespace guardian::api
