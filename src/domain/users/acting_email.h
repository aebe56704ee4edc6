#pragma once

#include <string>

#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/database.h"

namespace guardian::domain {

// The e-mail of the person who acts, by key or session; empty for services.
Result<std::string> acting_email(const Reader& reader, const AccessScope& scope);

}  // namespace guardian::domain
