#pragma once

#include "api/operation.h"

namespace guardian::api {

// POST networkSegment: new segments; answers their numbers. A name that exists: 409.
http::Response create_segments(const Call& call);
// GET networkSegment: a page of the segments by number.
http::Response list_segments(const Call& call);
// PUT networkSegment: changes segments by `segmentId`. Unknown: 404.
http::Response update_segments(const Call& call);
// DELETE networkSegment: all of the named, or none (404).
http::Response delete_segments(const Call& call);

}  // namespace guardian::api
