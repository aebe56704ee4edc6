#include "domain/access/failure_throttle.h"

#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <vector>

namespace guardian::domain {
namespace {

using SourceKey = std::array<unsigned char, 16>;

constexpr auto kThrottleWindow = std::chrono::minutes(1);
constexpr std::uint64_t kLogEvery = 100;

// A whole IPv6 /64 is one source: its holder has all of its addresses.
SourceKey source_key(const IpAddress& address) {
  SourceKey key = address.bytes();
  if (!address.is_v4()) std::fill(key.begin() + 8, key.end(), static_cast<unsigned char>(0));
  return key;
}

struct FailingSource {
  SourceKey key{};
  std::vector<Monotonic> recent;  // a ring of the last kFree instants, grown on demand
  std::size_t oldest = 0;
  std::uint64_t beyond = 0;  // refusals above the free ones, in a row
};

}  // namespace

struct FailureThrottle::State {
  State(const Clock& the_clock, std::size_t the_capacity) : clock(the_clock), capacity(the_capacity) {}

  struct Table {
    std::list<FailingSource> by_recency;  // the most recent first
    std::map<SourceKey, std::list<FailingSource>::iterator> by_source;
  };

  const Clock& clock;
  const std::size_t capacity;
  Guarded<Table> table;
};

FailureThrottle::FailureThrottle(const Clock& clock, std::size_t capacity)
    : state_(std::make_unique<State>(clock, capacity)) {}
FailureThrottle::~FailureThrottle() = default;

FailureThrottle::Verdict FailureThrottle::note(const IpAddress& source) {
  const auto now = state_->clock.monotonic();
  const SourceKey key = source_key(source);
  return state_->table.with([&](State::Table& table) -> Verdict {
    auto found = table.by_source.find(key);
    if (found == table.by_source.end()) {
      if (table.by_recency.size() >= state_->capacity) {
        table.by_source.erase(table.by_recency.back().key);
        table.by_recency.pop_back();
      }
      table.by_recency.emplace_front().key = key;
      found = table.by_source.emplace(key, table.by_recency.begin()).first;
    } else {
      table.by_recency.splice(table.by_recency.begin(), table.by_recency, found->second);
    }
    FailingSource& failing = *found->second;
    if (failing.recent.size() < kFree) {
      failing.recent.push_back(now);
      return {};
    }
    // The ring holds the last kFree refusals: when even its oldest is younger than a minute, this one is
    // above the free ones.
    const bool above = now - failing.recent[failing.oldest] < kThrottleWindow;
    failing.recent[failing.oldest] = now;
    failing.oldest = (failing.oldest + 1) % kFree;
    if (!above) {
      failing.beyond = 0;
      return {};
    }
    return {.close = true, .log = failing.beyond++ % kLogEvery == 0};
  });
}

}  // namespace guardian::domain
