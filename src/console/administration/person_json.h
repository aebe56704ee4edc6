#pragma once

#include "base/json_writer.h"
#include "domain/sessions/session_service.h"
#include "domain/users/user.h"
#include "http/response.h"

namespace guardian::console {

// The person object of docs/console-api.md; `signed_in` says whether it is the caller.
void write_person(JsonWriter& json, const domain::Membership& member, const domain::SignedIn& signed_in);
http::Response person_answer(const domain::Membership& member, const domain::SignedIn& signed_in);

}  // namespace guardian::console
