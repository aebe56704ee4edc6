#include "client/call/api_caller.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/random.h"
#include "client/call/refusal.h"

namespace guardian::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr unsigned kMostTries = 5;
constexpr seconds kLongestWait{120};
constexpr seconds kLongestBackoff{60};

bool may_be_made_twice(const ApiCall& call) { return call.method != "POST" || !call.idempotency_key.empty(); }

}  // namespace

milliseconds backoff(unsigned failures) {
  const auto doubled = seconds(1LL << std::min(failures > 0 ? failures - 1 : 0U, 6U));
  const auto whole = std::chrono::duration_cast<milliseconds>(std::min(doubled, kLongestBackoff)).count();
  const auto bytes = random_bytes(2);
  const auto random = static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1]);
  return milliseconds(whole * 4 / 5 + whole * 2 / 5 * random / 65535);
}

Result<ApiAnswer> ApiCaller::call_once(const ApiCall& call) {
  retry_after_.reset();
  GUARDIAN_TRY(ApiAnswer answer, transport_.exchange(call));
  if (answer.status >= 200 && answer.status < 300) return answer;
  retry_after_ = answer.retry_after;
  return refusal_of(answer, call);
}

Result<ApiAnswer> ApiCaller::call(const ApiCall& call) {
  bool unanswered = false;
  for (unsigned failures = 1;; ++failures) {
    auto answer = call_once(call);
    if (answer) return answer;
    Error error = answer.error();
    // A server's refusal is certain, whatever the call: it did nothing. Silence is not.
    const bool refused = retry_after_.has_value() || error.code == ErrorCode::too_many_requests;
    const bool again = (error.code == ErrorCode::too_many_requests || error.code == ErrorCode::unavailable) &&
                       error.type != "stopped" && (refused || may_be_made_twice(call));
    if (unanswered && call.method == "DELETE" && error.code == ErrorCode::not_found)
      error.client_text += " (the earlier try, which was not answered, may have deleted it)";
    unanswered = unanswered || error.code == ErrorCode::unavailable;
    const milliseconds delay = retry_after_ ? milliseconds(*retry_after_) : backoff(failures);
    if (!again && error.code == ErrorCode::unavailable && !may_be_made_twice(call))
      error.client_text += ": whether it was done is not known";
    if (!again || failures == kMostTries) return error;
    if (delay > kLongestWait) {
      error.client_text += fmt::format(": try again in {} s", retry_after_->count());
      return error;
    }
    const std::string_view all = error.client_text;
    output_.note(fmt::format("{}; trying again in {:.1f} s", all.substr(0, all.find('\n')),
                             static_cast<double>(delay.count()) / 1000));
    if (!pause_.wait(delay)) return Error{ErrorCode::unavailable, "stopped", {}, "stopped"};
  }
}

}  // namespace guardian::client
