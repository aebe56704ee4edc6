#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "console/answer.h"
#include "console/console.h"
#include "domain/sessions/session_service.h"

namespace guardian::console {

// docs/console-api.md, "Administration": one file per call, or per kind of call.
using domain::SignedIn;

http::Response list_people(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response set_person_role(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response lock_person(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response unlock_person(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response end_person_sessions(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response remove_person(const Console& console, const http::Request& request, const SignedIn& signed_in);

http::Response send_invitation(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response renew_invitation(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response revoke_invitation(const Console& console, const http::Request& request, const SignedIn& signed_in);
// Open calls: whoever holds the token.
http::Response look_at_invitation(const Console& console, const http::Request& request);
http::Response accept_invitation(const Console& console, const http::Request& request);

http::Response get_settings(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response change_settings(const Console& console, const http::Request& request, const SignedIn& signed_in);

http::Response list_tenant_keys(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response disable_tenant_key(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response enable_tenant_key(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response revoke_tenant_key(const Console& console, const http::Request& request, const SignedIn& signed_in);

http::Response list_audit(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response verify_audit(const Console& console, const http::Request& request, const SignedIn& signed_in);
http::Response get_health(const Console& console, const http::Request& request, const SignedIn& signed_in);

// The invitation object.
void write_invitation(JsonWriter& json, const domain::ShownInvitation& shown);

}  // namespace guardian::console
