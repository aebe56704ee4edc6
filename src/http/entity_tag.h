#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/content_coding.h"

namespace guardian::http {

// Whether an If-None-Match field names this entity tag (RFC 9110 13.1.2): a weak comparison, so `W/` is left out of
// it; `*` names any. The tag of a coding of the same content (entity_tag_of_coding) names it too.
bool names_entity_tag(std::string_view field, std::string_view etag);

// The tags of a list (RFC 9110 8.8.3), weak or strong, as they stand there; absent: it is malformed or empty.
std::optional<std::vector<std::string_view>> split_entity_tags(std::string_view field);

// The strong tag of the content in a coding: `"a"` in gzip is `"a-gzip"`. A weak tag holds for all of them.
std::string entity_tag_of_coding(std::string_view etag, ContentCoding coding);

// A strong tag as the field names it, of whatever coding, weak or not: a cache looks for the answer it has by these
// characters. `etag` itself where only `*` names it, or nothing.
std::string named_entity_tag(std::string_view field, std::string_view etag);

}  // namespace guardian::http
