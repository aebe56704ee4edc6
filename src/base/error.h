#pragma once

#include <string>
#include <utility>

namespace guardian {

// Why something failed, free of protocol. One switch in `http/status.cpp` maps it to HTTP, one in
// `server/exit_code.cpp` to sysexits; neither has a default, so a new cause cannot be forgotten.
enum class ErrorCode {
  invalid_argument,   // the caller's input is wrong; the client text says where and what is accepted
  unauthenticated,    // no session, or one that has ended
  forbidden,          // known caller, not allowed
  not_found,          // no such object, or one of another tenant (the two are told alike)
  conflict,           // the object's state does not allow it (duplicate, last owner, too many keys)
  gone,               // it existed, and can no longer be had (old cursor)
  payload_mismatch,   // an idempotency key was used before with another payload
  too_large,          // a size limit was passed
  too_many_requests,  // a rate was passed; `retry_after` says when to come back
  unavailable,        // could not now, may later (queue full, database away, audit sink away)
  storage_full,       // no space left; reads go on
  corrupt,            // stored bytes are not what was written
  configuration,      // the operator must change a setting; the client text says which and how
  internal,           // our own fault
};

// A failure with two texts. `client_text` may leave the process; `log_text` never does.
// Neither ever holds a secret or the unread text of a library's exception.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string client_text;
  std::string log_text;
  // A stable slug a program may switch on ("too-many-keys"); empty when the code says it all.
  std::string type;

  static Error invalid(std::string client) { return {ErrorCode::invalid_argument, std::move(client), {}, {}}; }
  static Error not_found(std::string client = "Not Found") { return {ErrorCode::not_found, std::move(client), {}, {}}; }
  static Error forbidden(std::string client = "No access", std::string log = {}) {
    return {ErrorCode::forbidden, std::move(client), std::move(log), {}};
  }
  static Error conflict(std::string client, std::string type = {}) {
    return {ErrorCode::conflict, std::move(client), {}, std::move(type)};
  }
  static Error unavailable(std::string client, std::string log = {}) {
    return {ErrorCode::unavailable, std::move(client), std::move(log), {}};
  }
  static Error configuration(std::string client) { return {ErrorCode::configuration, std::move(client), {}, {}}; }
  static Error internal(std::string log) { return {ErrorCode::internal, "Internal error", std::move(log), {}}; }

  bool operator==(const Error&) const = default;
};

}  // namespace guardian
