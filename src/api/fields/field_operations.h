#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET fields: what the parameter `filter` can ask of one collection, with operators and examples.
http::Response list_fields(const Call& call);

}  // namespace guardian::api
