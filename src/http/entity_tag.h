#pragma once

#include <string_view>

namespace guardian::http {

// Whether an If-None-Match field names this entity tag (RFC 9110 13.1.2): a weak comparison, so `W/` is left out of
// it; `*` names any.
bool names_entity_tag(std::string_view field, std::string_view etag);

}  // namespace guardian::http
