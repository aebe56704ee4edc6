#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET key/verify: what the calling key is and may do, for its holder; no secret.
http::Response verify_key(const Call& call);

}  // namespace guardian::api
