#pragma once

#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// For changes of what belongs to no site: forbidden without the right to write, and for who is limited to sites.
inline Result<void> may_change_whole_tenant(const AccessScope& scope) {
  if (scope.may_write() && !scope.sites()) return {};
  return Error::forbidden("No access", "a change of the whole tenant without the right to it");
}

}  // namespace guardian::domain
