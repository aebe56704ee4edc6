#pragma once

#include <chrono>

#include "client/call/api_call.h"
#include "client/call/pause.h"
#include "client/output/output.h"

namespace guardian::client {

// How long to wait before the next try, after `failures` (from 1) in a row: 1 s doubling to 60 s, spread by a fifth to
// either side, so that the clients of a server that was away do not come back at one moment.
std::chrono::milliseconds backoff(unsigned failures);

// Makes a call until it is answered: again on 429 and 503, after the server's Retry-After, and when no answer came, for
// calls that may be made twice (GET, PUT, DELETE, and POST with an idempotency key). At most five tries, and none after
// a wait of more than two minutes. Gives the answer of a success; else the refusal. One thread.
class ApiCaller {
 public:
  // All must outlive it.
  ApiCaller(Transport& transport, Pause& pause, Output& output)
      : transport_(transport), pause_(pause), output_(output) {}

  Result<ApiAnswer> call(const ApiCall& call);
  // One try.
  Result<ApiAnswer> call_once(const ApiCall& call);
  // What the last refusal's Retry-After said, or absent.
  std::optional<std::chrono::seconds> retry_after() const { return retry_after_; }

 private:
  Transport& transport_;
  Pause& pause_;
  Output& output_;
  std::optional<std::chrono::seconds> retry_after_;
};

}  // namespace guardian::client
