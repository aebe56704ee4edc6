#pragma once

#include <deque>
#include <vector>

#include "client/call/api_call.h"
#include "client/call/pause.h"

namespace guardian::client {

// Answers calls from a list and keeps what was asked; past its end: unavailable, "stopped".
class ScriptedTransport final : public Transport {
 public:
  Result<ApiAnswer> exchange(const ApiCall& call) override {
    calls.push_back(call);
    if (answers.empty()) return Error{ErrorCode::unavailable, "stopped", {}, "stopped"};
    auto answer = std::move(answers.front());
    answers.pop_front();
    return answer;
  }
  void answer(int status, std::string body, std::optional<int> retry_after = std::nullopt) {
    ApiAnswer one{status, std::move(body), std::nullopt};
    if (retry_after) one.retry_after = std::chrono::seconds(*retry_after);
    answers.emplace_back(std::move(one));
  }
  void fail(const char* text = "no connection") { answers.emplace_back(Error::unavailable(text)); }

  std::deque<Result<ApiAnswer>> answers;
  std::vector<ApiCall> calls;
};

// Waits for nothing and notes how long it was asked to; says stop after so many waits.
class FakePause final : public Pause {
 public:
  bool wait(std::chrono::milliseconds duration) override {
    waits.push_back(duration);
    return waits.size() < most;
  }
  std::vector<std::chrono::milliseconds> waits;
  std::size_t most = 1000;
};

}  // namespace guardian::client
