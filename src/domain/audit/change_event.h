#pragma once

#include <string>
#include <string_view>

#include "domain/access/access_scope.h"
#include "domain/audit/audit_trail.h"

namespace guardian::domain {

// The record of a change of one tenant's data by the holder of the scope. `detail`: JSON object text; counts and ids.
inline AuditEvent change_event(const AccessScope& scope, std::string_view action, std::string object,
                               std::string_view request_id, std::string detail = "{}") {
  AuditEvent event;
  event.chain = scope.tenant_id();
  event.actor = scope.actor();
  event.action = action;
  event.object = std::move(object);
  event.request_id = request_id;
  event.detail = std::move(detail);
  return event;
}

}  // namespace guardian::domain
