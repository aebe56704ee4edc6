#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET changes?since=&types=&pagelength=: what was created, changed and deleted, in the order of commits.
http::Response list_changes(const Call& call);

}  // namespace guardian::api
