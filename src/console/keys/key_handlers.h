#pragma once

#include <string>

#include "base/json_writer.h"
#include "console/body_reader.h"
#include "console/console.h"
#include "domain/sessions/session_service.h"

namespace guardian::console {

// docs/console-api.md, "Access keys": one file per call. All act on the caller's own keys.
http::Response list_keys(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response create_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response disable_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response enable_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response revoke_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response set_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response rotate_key(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);

// The key object; it has no member that could hold a secret.
void write_key(JsonWriter& json, const Console& console, const domain::AccessKey& key);
// The same with `owner`, for lists of more than one person's keys; null without an e-mail.
void write_key_of(JsonWriter& json, const Console& console, const domain::AccessKey& key, std::string_view owner_email);
http::Response key_answer(const Console& console, const domain::AccessKey& key);

// 201 with the secret, the one answer in the product that holds it; or for a retry 200 without.
http::Response created_key_answer(const Console& console, const http::Request& request,
                                  const domain::SignedIn& signed_in, const domain::CreatedKey& created);

// The member `detected_date`. Absent when the member is, or after a violation.
std::optional<domain::DetectedDateChoice> read_detected_date(BodyReader& body);

// Where the API is: the configured address, or the scheme and authority of this request.
std::string api_url(const Console& console, const http::Request& request);

// `Idempotency-Key`: absent is fine; empty, over 255 bytes, twice or with other than visible ASCII is refused.
Result<std::optional<std::string>> idempotency_key(const http::Request& request);

}  // namespace guardian::console
