#pragma once

#include <variant>

#include "console/routes.h"
#include "domain/sessions/session_service.h"

namespace guardian::console {

// Who calls, or the answer that refuses: another site's page (403), no session (401), and for calls that
// change something a missing or wrong `X-CSRF-Token` (403 `csrf`). May read the database once.
std::variant<domain::SignedIn, http::Response> find_caller(const Services& services, const http::Request& request,
                                                           bool writes);

}  // namespace guardian::console
