#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Does to a restored database what one line of the log of revocations says. False: it was so already, or
// the object is not in this database. An unknown kind is corrupt.
Result<bool> apply_logged_change(Tx& tx, std::string_view change, Instant now);

}  // namespace guardian::domain
