#include "domain/access/key_use_log.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/guarded.h"
#include "domain/access/text_hash.h"

namespace guardian::domain {

// Named, because members of State have these types.
namespace key_uses {

constexpr std::size_t kUseShards = 16;
constexpr std::int64_t kMinutes = 60;

struct KeyUse {
  std::string tenant_id;
  Instant time;
  IpAddress peer;
  std::string route;
  bool noted = false;                           // not yet taken
  std::array<std::uint32_t, kMinutes> calls{};  // by minute modulo 60
  std::int64_t minute = 0;                      // the last one counted
};

using UseTable = std::unordered_map<std::string, KeyUse, TextHash, std::equal_to<>>;

void advance(KeyUse& use, std::int64_t minute) {
  if (minute - use.minute >= kMinutes) use.calls.fill(0);
  for (auto m = std::max(use.minute + 1, minute - kMinutes + 1); m <= minute; ++m) {
    use.calls[static_cast<std::size_t>(m % kMinutes)] = 0;
  }
  use.minute = std::max(use.minute, minute);
}

}  // namespace key_uses

using namespace key_uses;

struct KeyUseLog::State {
  explicit State(const Clock& the_clock) : clock(the_clock) {}
  Guarded<UseTable>& shard(std::string_view key_id) { return shards[TextHash{}(key_id) % kUseShards]; }
  std::int64_t minute() const {
    return std::chrono::duration_cast<std::chrono::minutes>(clock.monotonic().time_since_epoch()).count();
  }

  const Clock& clock;
  std::array<Guarded<UseTable>, kUseShards> shards;
};

KeyUseLog::KeyUseLog(const Clock& clock) : state_(std::make_unique<State>(clock)) {}
KeyUseLog::~KeyUseLog() = default;

void KeyUseLog::note(const std::string& tenant_id, std::string_view key_id, const IpAddress& peer,
                     std::string_view route) {
  const auto now = state_->clock.now();
  const auto minute = state_->minute();
  state_->shard(key_id).with([&](UseTable& table) {
    auto found = table.find(key_id);
    if (found == table.end()) {
      found = table.emplace(std::string(key_id), KeyUse{}).first;
      found->second.tenant_id = tenant_id;
      found->second.minute = minute;
    }
    KeyUse& use = found->second;
    use.time = now;
    use.peer = peer;
    if (use.route != route) use.route.assign(route);
    use.noted = true;
    advance(use, minute);
    ++use.calls[static_cast<std::size_t>(minute % kMinutes)];
  });
}

int KeyUseLog::calls_last_hour(std::string_view key_id) const {
  const auto minute = state_->minute();
  return state_->shard(key_id).with([&](UseTable& table) {
    const auto found = table.find(key_id);
    if (found == table.end()) return 0;
    advance(found->second, minute);
    return static_cast<int>(std::accumulate(found->second.calls.begin(), found->second.calls.end(), std::uint64_t{0}));
  });
}

std::vector<LastUseUpdate> KeyUseLog::take() {
  const auto minute = state_->minute();
  std::vector<LastUseUpdate> updates;
  for (auto& shard : state_->shards) {
    shard.with([&](UseTable& table) {
      for (auto item = table.begin(); item != table.end();) {
        KeyUse& use = item->second;
        if (!use.noted && minute - use.minute >= kMinutes) {
          item = table.erase(item);
          continue;
        }
        if (std::exchange(use.noted, false)) {
          updates.push_back({use.tenant_id, item->first, {use.time, use.peer.to_string(), use.route}});
        }
        ++item;
      }
    });
  }
  return updates;
}

void KeyUseLog::give_back(const std::vector<LastUseUpdate>& updates) {
  for (const auto& update : updates) {
    state_->shard(update.key_id).with([&](UseTable& table) {
      if (const auto found = table.find(update.key_id); found != table.end()) found->second.noted = true;
    });
  }
}

}  // namespace guardian::domain
