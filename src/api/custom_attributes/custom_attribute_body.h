#pragma once

#include "api/parameters/body_fields.h"
#include "domain/custom_attributes/custom_attribute_service.h"

namespace guardian::api {

inline constexpr std::size_t kLongestAttributeId = 64;

// `valueFilterMapping` and `defaultValue` of a body.
domain::CustomAttributeChange read_custom_attribute_change(BodyFields& body, InputProblems& problems);

// {"ver":"4.0","success":"yes"}
http::Response custom_attribute_changed();

}  // namespace guardian::api
