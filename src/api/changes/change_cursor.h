#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/parameters/list_cursor.h"
#include "domain/changes/change.h"

namespace guardian::api {

inline constexpr std::string_view kChangesOperation = "changes";
// A cursor ends before what it leads to is forgotten.
inline constexpr std::chrono::days kChangeCursorLife = domain::kKeptChanges - std::chrono::days(1);

// The collections as callers name them: "device", "networkSegment", ...
std::string_view change_type_name(domain::Collection collection);
std::optional<domain::Collection> parse_change_type(std::string_view name);

// A place in the feed as callers keep it. It leads on from there whatever types are asked for next: who asks for more
// of them is told what changed in those since, not what there was.
struct ChangeCursor {
  domain::ChangePosition position;
  // 30 days from the moment its reader had been told everything: what is deleted behind it is remembered for longer.
  Instant expires_at;
};
NextPage write_change_cursor(const Services& services, const domain::AccessScope& scope,
                             const domain::ChangePosition& position, Instant expires_at);
// invalid_argument: it is none, or of another tenant. gone: start over.
Result<ChangeCursor> read_change_cursor(const Services& services, const domain::AccessScope& scope,
                                        std::string_view text);

}  // namespace guardian::api
