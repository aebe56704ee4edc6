#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "base/error.h"
#include "http/request.h"

namespace guardian::http {

// Gives the body piece by piece; called on the route's lane, one call at a time. An empty piece ends
// the body; absent means failure: the connection is closed without the last chunk, so that a broken
// answer cannot look complete.
using BodySource = std::function<std::optional<std::string>()>;

// Bytes that live longer than the server (embedded files).
struct StaticBody {
  std::string_view bytes;
};

struct Response {
  unsigned status = 200;
  Headers headers;
  std::variant<std::string, std::shared_ptr<const std::string>, StaticBody, BodySource> body;
  bool close = false;    // end the connection behind this answer
  std::string log_note;  // one word for the access log ("bad_signature"); never leaves the process
  // Who was found to call, and on whose account, for the access log where the request does not tell; no secret.
  std::string log_caller;
  std::string log_account;

  static Response json(unsigned status, std::string body);
  static Response empty(unsigned status);
};

// The one place where a cause becomes an HTTP status.
unsigned status_of(ErrorCode code);

// Our error object: the `{code,msg}` of the API v4.0 with the members of RFC 9457 beside them
// (`type,title,status,detail,instance,request_id`); client text only. `extra` is JSON members text to
// insert ("\"validations\":{...}"), empty for none.
Response error_response(const Request& request, unsigned status, const Error& error, std::string_view extra = {});
Response error_response(const Request& request, const Error& error);

}  // namespace guardian::http
