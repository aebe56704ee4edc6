// Exact rolling limits.
//
// A counter per minute lets through twice the limit around the turn of the minute; a token bucket lets
// through a burst on top of the rate. Exact means: whatever 60.000 s are looked at, no more than `limit`
// calls were accepted in them. So each key keeps the instants of its accepted calls, oldest first, and a
// call passes when fewer than `limit` of them are younger than 60 s.
//
//   limit 3, accepted at 0 s, 10 s, 20 s; a call at 59 s is refused, retry_after 1 s; at 60 s it passes.
//
// Memory is the calls of the last minute. Where that could be more than 10,000 a key, calls of 100 ms are
// kept as one entry with a count, dated at the end of its 100 ms: it leaves late, never early.

#include "domain/access/rate_limiter.h"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>
#include <utility>

#include "base/guarded.h"

namespace guardian::domain {

// Named, because members of State have these types.
namespace rolling_calls {

using std::chrono::milliseconds;
using Span = Monotonic::duration;

constexpr Span kRateWindow = std::chrono::seconds(60);
constexpr Span kRateBucket = milliseconds(100);
constexpr int kExactUpTo = 10'000;
constexpr std::size_t kRateShards = 16;
constexpr std::uint64_t kSweepEvery = 4'096;  // calls of a shard between two looks for idle logs

struct AcceptedCalls {
  Monotonic at;  // when they count from; they leave the window kRateWindow later
  int count = 0;
};

// A deque gives its blocks back as it empties; only the idle are removed whole.
struct CallLog {
  std::deque<AcceptedCalls> calls;
  int total = 0;

  void forget_before(Monotonic now) {
    while (!calls.empty() && now - calls.front().at >= kRateWindow) {
      total -= calls.front().count;
      calls.pop_front();
    }
  }

  void add(Monotonic now, int limit) {
    Monotonic at = now;
    if (limit > kExactUpTo) at = Monotonic((now.time_since_epoch() / kRateBucket + 1) * kRateBucket);
    // Dated backwards never: after a change of the limit a bucket may end later than now.
    if (!calls.empty()) at = std::max(at, calls.back().at);
    if (!calls.empty() && calls.back().at == at) {
      ++calls.back().count;
    } else {
      calls.push_back({at, 1});
    }
    ++total;
  }
};

milliseconds round_up(Span span) { return std::chrono::ceil<milliseconds>(span); }

struct LogName {
  std::string tenant_id;
  std::string operation;
};
struct LogNameView {
  std::string_view tenant_id;
  std::string_view operation;
};
LogNameView view_of(const LogName& name) { return {name.tenant_id, name.operation}; }
LogNameView view_of(const LogNameView& name) { return name; }

struct LogNameHash {
  using is_transparent = void;
  template <typename T>
  std::size_t operator()(const T& name) const {
    const auto view = view_of(name);
    const std::hash<std::string_view> hash;
    return hash(view.tenant_id) * 31 + hash(view.operation);
  }
};
struct LogNameEqual {
  using is_transparent = void;
  template <typename A, typename B>
  bool operator()(const A& a, const B& b) const {
    const auto left = view_of(a);
    const auto right = view_of(b);
    return left.tenant_id == right.tenant_id && left.operation == right.operation;
  }
};

struct LimiterShard {
  std::unordered_map<LogName, CallLog, LogNameHash, LogNameEqual> logs;
  std::uint64_t calls = 0;

  void sweep_now_and_then(Monotonic now) {
    if (++calls % kSweepEvery != 0) return;
    for (auto item = logs.begin(); item != logs.end();) {
      item->second.forget_before(now);
      item = item->second.calls.empty() ? logs.erase(item) : std::next(item);
    }
  }
};

// What the log says about one more call now.
RateLimiter::Verdict judge_call(const CallLog& log, Monotonic now, int limit) {
  RateLimiter::Verdict verdict;
  verdict.limit = limit;
  verdict.accepted = log.total < limit;
  verdict.remaining = std::max(0, limit - log.total);
  if (!log.calls.empty()) verdict.reset = round_up(log.calls.front().at + kRateWindow - now);
  if (verdict.accepted) return verdict;
  // Until so many have left that one slot is free: after a limit was lowered more than one must go.
  verdict.retry_after = round_up(kRateWindow);
  int left = log.total;
  for (const auto& entry : log.calls) {
    left -= entry.count;
    if (left < limit) {
      verdict.retry_after = round_up(entry.at + kRateWindow - now);
      break;
    }
  }
  return verdict;
}

}  // namespace rolling_calls

using namespace rolling_calls;

struct RateLimiter::State {
  explicit State(const Clock& the_clock) : clock(the_clock) {}
  Guarded<LimiterShard>& shard(const LogNameView& name) { return shards[LogNameHash{}(name) % kRateShards]; }

  const Clock& clock;
  std::array<Guarded<LimiterShard>, kRateShards> shards;
};

RateLimiter::RateLimiter(const Clock& clock) : state_(std::make_unique<State>(clock)) {}
RateLimiter::~RateLimiter() = default;

RateLimiter::Verdict RateLimiter::take(std::string_view tenant_id, std::string_view operation, int limit) {
  if (limit == kUnlimited) return {.accepted = true, .limit = kUnlimited};
  const LogNameView name{tenant_id, operation};
  return state_->shard(name).with([&](LimiterShard& shard) {
    const auto now = state_->clock.monotonic();  // under the lock: instants enter a log in order
    shard.sweep_now_and_then(now);
    auto found = shard.logs.find(name);
    if (found == shard.logs.end()) {
      found = shard.logs.emplace(LogName{std::string(tenant_id), std::string(operation)}, CallLog{}).first;
    }
    CallLog& log = found->second;
    log.forget_before(now);
    if (log.total >= limit) return judge_call(log, now, limit);
    log.add(now, limit);
    Verdict verdict = judge_call(log, now, limit);
    verdict.accepted = true;
    verdict.retry_after = milliseconds(0);
    return verdict;
  });
}

RateLimiter::Verdict RateLimiter::peek(std::string_view tenant_id, std::string_view operation, int limit) const {
  if (limit == kUnlimited) return {.accepted = true, .limit = kUnlimited};
  const LogNameView name{tenant_id, operation};
  return state_->shard(name).with([&](LimiterShard& shard) {
    const auto now = state_->clock.monotonic();
    const auto found = shard.logs.find(name);
    if (found == shard.logs.end()) return judge_call({}, now, limit);
    found->second.forget_before(now);
    return judge_call(found->second, now, limit);
  });
}

}  // namespace guardian::domain
