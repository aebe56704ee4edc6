#include "domain/access/recent_events.h"

#include <algorithm>
#include <array>
#include <list>
#include <map>
#include <vector>

#include "base/guarded.h"

namespace guardian::domain {

// Named, because members of State have these types.
namespace event_sources {

using SourceKey = std::array<unsigned char, 16>;

// A whole IPv6 /64 is one source: its holder has all of its addresses.
SourceKey source_key(const IpAddress& address) {
  SourceKey key = address.bytes();
  if (!address.is_v4()) std::fill(key.begin() + 8, key.end(), static_cast<unsigned char>(0));
  return key;
}

struct EventSource {
  SourceKey key{};
  std::vector<Monotonic> recent;  // a ring of the last `limit` instants, grown on demand
  std::size_t oldest = 0;
  std::uint64_t above = 0;  // events above the limit, in a row
};

struct SourceTable {
  std::list<EventSource> by_recency;  // the most recent first
  std::map<SourceKey, std::list<EventSource>::iterator> by_key;
};

}  // namespace event_sources

using namespace event_sources;

struct RecentEvents::State {
  State(const Clock& the_clock, std::size_t the_limit, Monotonic::duration the_window, std::size_t the_capacity)
      : clock(the_clock), limit(the_limit), window(the_window), capacity(the_capacity) {}

  const Clock& clock;
  const std::size_t limit;
  const Monotonic::duration window;
  const std::size_t capacity;
  Guarded<SourceTable> table;
};

RecentEvents::RecentEvents(const Clock& clock, std::size_t limit, Monotonic::duration window, std::size_t capacity)
    : state_(std::make_unique<State>(clock, limit, window, capacity)) {}
RecentEvents::~RecentEvents() = default;

std::uint64_t RecentEvents::note(const IpAddress& source) {
  const SourceKey key = source_key(source);
  return state_->table.with([&](SourceTable& table) -> std::uint64_t {
    const auto now = state_->clock.monotonic();
    auto found = table.by_key.find(key);
    if (found == table.by_key.end()) {
      if (table.by_recency.size() >= state_->capacity) {
        table.by_key.erase(table.by_recency.back().key);
        table.by_recency.pop_back();
      }
      table.by_recency.emplace_front().key = key;
      found = table.by_key.emplace(key, table.by_recency.begin()).first;
    } else {
      table.by_recency.splice(table.by_recency.begin(), table.by_recency, found->second);
    }
    EventSource& events = *found->second;
    if (events.recent.size() < state_->limit) {
      events.recent.push_back(now);
      return 0;
    }
    // The ring holds the last `limit` events: when even its oldest is inside the window, this one is above.
    const bool above = now - events.recent[events.oldest] < state_->window;
    events.recent[events.oldest] = now;
    events.oldest = (events.oldest + 1) % state_->limit;
    events.above = above ? events.above + 1 : 0;
    return events.above;
  });
}

Monotonic::duration RecentEvents::wait(const IpAddress& source) const {
  const SourceKey key = source_key(source);
  return state_->table.with([&](const SourceTable& table) {
    const auto found = table.by_key.find(key);
    if (found == table.by_key.end() || found->second->recent.size() < state_->limit) return Monotonic::duration(0);
    const auto leaves = found->second->recent[found->second->oldest] + state_->window;
    return std::max(leaves - state_->clock.monotonic(), Monotonic::duration(0));
  });
}

}  // namespace guardian::domain
