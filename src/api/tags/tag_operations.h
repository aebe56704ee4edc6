#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET tag/list: the tenant's tags, or those predefined for everyone, by tag id; `totalTags` counts all of them.
http::Response list_tags(const Call& call);
// POST tag: gives a tag to at most 50 devices; a new one is made.
http::Response add_tag(const Call& call);
// DELETE tag: takes a tag from at most 50 devices. The tag itself stays.
http::Response remove_tag(const Call& call);

}  // namespace guardian::api
