#include "domain/counts/count_memory.h"

#include <utility>

namespace guardian::domain {

std::optional<CountMemory::Entry> CountMemory::find(const std::string& key, std::int64_t version, Instant now) const {
  return entries_.with([&](const auto& entries) -> std::optional<Entry> {
    const auto found = entries.find(key);
    if (found == entries.end()) return std::nullopt;
    const Entry& entry = found->second;
    const bool rests = entry.cost >= kCheap && now >= entry.made_at && now - entry.made_at < kRest * entry.cost;
    if (entry.version != version && !rests) return std::nullopt;
    return entry;
  });
}

void CountMemory::keep(const std::string& key, Entry entry) {
  entries_.with([&](auto& entries) {
    if (entries.size() >= kMost && !entries.contains(key)) entries.clear();
    entries[key] = std::move(entry);
  });
}

}  // namespace guardian::domain
