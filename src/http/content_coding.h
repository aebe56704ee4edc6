#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "http/request.h"

namespace guardian::http {

// Codings of content this server can answer in (RFC 9110 8.4.1; zstd is RFC 8878).
enum class ContentCoding { identity, gzip, zstd, brotli };

// As fields write it: "gzip"; empty for identity.
std::string_view to_string(ContentCoding coding);

// All lines of the field as one list; empty: the client sent none.
std::string accept_encoding(const Request& request);

// The coding to answer in by an Accept-Encoding list (RFC 9110 12.5.3): of those at hand the one of the highest
// weight, at equal weights the one that stands first. What is no weight counts as 0, so that it is never chosen
// by mistake. `*` stands for every coding at hand that is not named. Nothing acceptable: identity.
ContentCoding choose_coding(std::string_view accepted, std::initializer_list<ContentCoding> at_hand);

// Whether the list says `identity;q=0`, or `*;q=0` without naming identity.
bool refuses_identity(std::string_view accepted);

}  // namespace guardian::http
