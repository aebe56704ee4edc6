#include "domain/access/failure_throttle.h"

#include "domain/access/recent_events.h"

namespace guardian::domain {
namespace {

constexpr std::uint64_t kLogEvery = 100;

}  // namespace

struct FailureThrottle::State {
  RecentEvents failures;
};

FailureThrottle::FailureThrottle(const Clock& clock, std::size_t capacity)
    : state_(new State{RecentEvents(clock, kFree, std::chrono::minutes(1), capacity)}) {}
FailureThrottle::~FailureThrottle() = default;

FailureThrottle::Verdict FailureThrottle::note(const IpAddress& source) {
  const std::uint64_t above = state_->failures.note(source);
  return {.close = above > 0, .log = above == 0 || above % kLogEvery == 1};
}

}  // namespace guardian::domain
