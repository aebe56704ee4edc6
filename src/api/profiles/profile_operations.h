#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET profile/mapping: the whole catalogue of profiles, with category and vertical of each.
http::Response get_profile_mapping(const Call& call);

}  // namespace guardian::api
