#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/operation.h"

namespace guardian::api {

// Where the versions of a tenant's tags come from: its database and itself. 16 hex digits.
std::string version_origin(std::string_view db_epoch, std::string_view tenant_id);

// What a tag of an answer (api/conditional_answer.h) says of the time it was made.
struct TagVersion {
  std::int64_t number = 0;
  std::string_view origin;
};
// Of `"<version>.<origin>.<hash>"`, weak or not, of whatever coding; absent: it is none of this product's tags.
std::optional<TagVersion> read_tag_version(std::string_view tag);

// Runs the operation. With `If-Match` it changes something only while none of the objects it names was changed after
// the newest version among the tags, else 412; `*`: only when they are all there. Weak tags of ours count: their
// version is exact, though the bytes of the answer were not. A tag of another origin never matches. Malformed: 400.
// REQUIRES: the request has no If-Match, or the operation takes it (Operation::takes_if_match).
http::Response run_change(const Operation& operation, const Call& call);

}  // namespace guardian::api
