#pragma once

#include "base/json_writer.h"
#include "domain/custom_attributes/custom_attribute.h"

namespace guardian::api {

// An attribute as lists show it, as the next value.
void write_custom_attribute(JsonWriter& json, const domain::CustomAttribute& attribute);

}  // namespace guardian::api
