#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace guardian::domain {

// The key of an Idempotency-Key field: 1..255 visible ASCII characters, bare as most clients send it, or as a
// structured-field string (RFC 8941 3.3.3, what draft-ietf-httpapi-idempotency-key-header-07 asks for). `"a"` and `a`
// are the same key. Else invalid_argument.
Result<std::string> parse_idempotency_key(std::string_view field);

}  // namespace guardian::domain
