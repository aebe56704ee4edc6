#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::console {

// One thing wrong with a member of the body; `property` empty: with the body as a whole.
struct Violation {
  std::string property;
  std::string message;
};

// The answer for a failure of the domain or of a guard. unauthenticated without a type is `no-session`;
// too_many_requests carries `Retry-After` (its client text is the whole seconds to wait); so does unavailable.
http::Response refuse(const http::Request& request, const Error& error);

// 400 with `validations.body`, in the shape the Public API uses.
http::Response refuse_body(const http::Request& request, const std::vector<Violation>& violations);

}  // namespace guardian::console
