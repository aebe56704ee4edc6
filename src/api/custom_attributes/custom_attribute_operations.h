#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET customAttributes: those of the system, the tenant's own, or all.
http::Response list_custom_attributes(const Call& call);
// POST customAttribute
http::Response create_custom_attribute(const Call& call);
// PUT customAttribute: what the body leaves out stays as it is.
http::Response update_custom_attribute(const Call& call);
// DELETE customAttribute?customAttributeId=: with its values. One of the system cannot go: 409.
http::Response delete_custom_attribute(const Call& call);

}  // namespace guardian::api
