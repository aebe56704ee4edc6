#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"
#include "base/guarded.h"

namespace guardian::domain {

// Answers that were counted, kept while nothing changed; what took long is kept a while longer, so that a busy tenant
// does not count all the time. Any thread. At most kMost entries; then all go.
class CountMemory {
 public:
  static constexpr std::size_t kMost = 4096;
  // Cheaper than this is counted anew at each change; else at most a twentieth of the time goes into it.
  static constexpr std::chrono::milliseconds kCheap{100};
  static constexpr int kRest = 20;

  struct Entry {
    std::string text;
    std::int64_t version = 0;  // of what was counted: the number of the newest change
    Instant made_at;
    std::chrono::milliseconds cost{0};
  };

  // What may be answered now; absent: count.
  std::optional<Entry> find(const std::string& key, std::int64_t version, Instant now) const;
  void keep(const std::string& key, Entry entry);

 private:
  Guarded<std::unordered_map<std::string, Entry>> entries_;
};

}  // namespace guardian::domain
