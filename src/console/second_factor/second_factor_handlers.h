#pragma once

#include <vector>

#include "base/secret.h"
#include "console/console.h"
#include "domain/sessions/session_service.h"

namespace guardian::console {

// docs/console-api.md, "Second factor": one file per call.
http::Response begin_totp(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response confirm_totp(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response renew_recovery_codes(const Console& console, const http::Request& request,
                                    const domain::SignedIn& signed_in);
http::Response turn_off_totp(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);

// The two answers that hold recovery codes; nothing gives them out again.
http::Response recovery_codes_answer(const std::vector<Secret>& codes);

}  // namespace guardian::console
