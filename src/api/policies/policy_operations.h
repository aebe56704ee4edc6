#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET policy/recommendation: recommendations for firewall rules by id; without paging all of them.
http::Response list_policy_recommendations(const Call& call);

}  // namespace guardian::api
