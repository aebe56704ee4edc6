#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET filters: the tenant's saved filters, by name.
http::Response list_filters(const Call& call);

}  // namespace guardian::api
