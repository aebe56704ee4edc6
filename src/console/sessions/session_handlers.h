#pragma once

#include <string>

#include "console/console.h"
#include "domain/sessions/session_service.h"

namespace guardian::console {

// docs/console-api.md, "Session" and "Sessions of the person": one file per call.
http::Response sign_in(const Console& console, const http::Request& request);
http::Response get_session(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response confirm_session(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response sign_out(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response change_password(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response list_sessions(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response end_session(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response end_other_sessions(const Console& console, const http::Request& request,
                                  const domain::SignedIn& signed_in);
http::Response set_preferences(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);

// The session object.
std::string session_json(const domain::SignedIn& signed_in);

}  // namespace guardian::console
