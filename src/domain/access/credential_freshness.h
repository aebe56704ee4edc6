#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>

#include "base/clock.h"
#include "base/result.h"

namespace guardian::domain {

class Database;

// Says whether a credential read earlier may still be believed. Take a stamp, then read, keep both; what
// was read may be used while `is_current(stamp)`.
//
// A stamp dies when anything of a credential changed: on this node by `invalidate`, called after the
// change's commit and before its answer; on another node by `poll`, which sees `auth_epoch` differ. And
// all stamps are worthless while the last successful poll began kMaxStale ago or earlier. Any thread.
class CredentialFreshness {
 public:
  using Stamp = std::uint64_t;
  static constexpr std::chrono::milliseconds kMaxStale{1000};

  explicit CredentialFreshness(const Clock& clock) : clock_(clock) {}

  Stamp stamp() const { return generation_.load(); }
  bool is_current(Stamp stamp) const;
  void invalidate() { generation_.fetch_add(1); }
  Result<void> poll(Database& database);

 private:
  static constexpr std::int64_t kNever = INT64_MIN / 2;

  const Clock& clock_;
  std::atomic<Stamp> generation_{1};
  std::atomic<std::int64_t> polled_at_{kNever};  // monotonic; when the last successful poll began
  std::mutex poll_mutex_;
  std::optional<std::int64_t> epoch_;  // under poll_mutex_
};

}  // namespace guardian::domain
