#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "api/operation.h"
#include "domain/changes/change.h"
#include "domain/store/database.h"

namespace guardian::api {

// What `count` gives for the caller's tenant and sites, from memory while nothing changed in these collections, for an
// hour at most (domain/counts/count_memory.h). `what` names it, with all it depends on.
Result<std::string> counted_text(const Call& call, std::string_view what,
                                 const std::vector<domain::Collection>& collections,
                                 const std::function<Result<std::string>(const domain::Reader&, Instant now)>& count);

}  // namespace guardian::api
