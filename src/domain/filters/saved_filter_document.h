#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/filters/saved_filter.h"

namespace guardian::domain {

inline constexpr std::size_t kMaxSavedFilterBytes = 16 * 1024;

// Reads one item of `GET filters`: {filterName, filterId?, createdAt?, filter}. Without filterId the id follows from
// the name, so that the same file gives the same filters at each import; without createdAt it is `now`.
// invalid_argument: the text names the member, its value and what is accepted.
Result<SavedFilter> parse_saved_filter(std::string_view json, Instant now);

}  // namespace guardian::domain
