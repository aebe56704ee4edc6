#include "domain/access/key_refusal_log.h"

#include <deque>
#include <list>
#include <unordered_map>
#include <utility>

#include "base/guarded.h"
#include "domain/access/text_hash.h"

namespace guardian::domain {

// Named, because members of State have these types.
namespace key_refusals {

struct Refused {
  KeyRefusals what;  // counted from the oldest of `recent` on, and on from there once it is due
  std::deque<std::pair<Monotonic, std::string_view>> recent;  // the last kMany at most
  bool due = false;
};

struct RefusedTable {
  std::list<Refused> by_recency;  // the most recent first
  std::unordered_map<std::string, std::list<Refused>::iterator, TextHash, std::equal_to<>> by_key;

  void remove(std::string_view key_id) {
    const auto found = by_key.find(key_id);
    if (found == by_key.end()) return;
    by_recency.erase(found->second);
    by_key.erase(found);
  }
};

struct Told {
  Monotonic at;
  std::string tenant_id;
};

struct Tables {
  RefusedTable known;                                                     // keys that exist
  RefusedTable strange;                                                   // key IDs nobody looked for
  std::unordered_map<std::string, Told, TextHash, std::equal_to<>> told;  // by key; at most kMostOfATenant a tenant
};

}  // namespace key_refusals

using namespace key_refusals;

struct KeyRefusalLog::State {
  State(const Clock& the_clock, std::size_t the_capacity) : clock(the_clock), capacity(the_capacity) {}
  const Clock& clock;
  const std::size_t capacity;
  Guarded<Tables> tables;
};

KeyRefusalLog::KeyRefusalLog(const Clock& clock, std::size_t capacity)
    : state_(std::make_unique<State>(clock, capacity)) {}
KeyRefusalLog::~KeyRefusalLog() = default;

void KeyRefusalLog::note(std::string_view key_id, std::string_view tenant_id, std::string_view reason,
                         const IpAddress& source) {
  const Monotonic now = state_->clock.monotonic();
  auto from = source.to_string();
  state_->tables.with([&](Tables& tables) {
    if (const auto told = tables.told.find(key_id); told != tables.told.end() && now - told->second.at < kRest) return;
    const bool known = !tenant_id.empty() || tables.known.by_key.contains(key_id);
    RefusedTable& table = known ? tables.known : tables.strange;
    auto found = table.by_key.find(key_id);
    if (found == table.by_key.end()) {
      if (table.by_recency.size() >= state_->capacity) table.remove(std::string(table.by_recency.back().what.key_id));
      Refused& fresh = table.by_recency.emplace_front();
      if (const auto strange = tables.strange.by_key.find(key_id); strange != tables.strange.by_key.end()) {
        fresh = std::move(*strange->second);  // now it is known to exist
        tables.strange.by_recency.erase(strange->second);
        tables.strange.by_key.erase(strange);
      }
      fresh.what.key_id = key_id;
      fresh.what.tenant_id = tenant_id;
      found = table.by_key.emplace(fresh.what.key_id, table.by_recency.begin()).first;
    } else {
      table.by_recency.splice(table.by_recency.begin(), table.by_recency, found->second);
    }
    Refused& refused = *found->second;
    refused.what.last_source = std::move(from);
    if (refused.due) {
      ++refused.what.by_reason[reason];
      return;
    }
    refused.recent.emplace_back(now, reason);
    while (refused.recent.size() > kMany || now - refused.recent.front().first >= kWindow) refused.recent.pop_front();
    if (refused.recent.size() < kMany) return;
    refused.due = true;
    for (const auto& [when, why] : refused.recent) ++refused.what.by_reason[why];
    refused.recent.clear();
  });
}

std::vector<KeyRefusals> KeyRefusalLog::due(std::size_t most) const {
  return state_->tables.with([&](const Tables& tables) {
    std::vector<KeyRefusals> found;
    for (const RefusedTable* table : {&tables.known, &tables.strange}) {
      for (const Refused& refused : table->by_recency) {
        if (found.size() >= most) break;
        if (refused.due) found.push_back(refused.what);
      }
    }
    return found;
  });
}

bool KeyRefusalLog::may_tell(const std::string& tenant_id, int chosen) const {
  const Monotonic now = state_->clock.monotonic();
  return state_->tables.with([&](const Tables& tables) {
    int recent = chosen;
    for (const auto& [key_id, told] : tables.told) {
      if (told.tenant_id == tenant_id && now - told.at < kRest) ++recent;
    }
    return recent < kMostOfATenant;
  });
}

void KeyRefusalLog::settle(const std::string& key_id, const std::string& told_tenant) {
  const Monotonic now = state_->clock.monotonic();
  state_->tables.with([&](Tables& tables) {
    tables.known.remove(key_id);
    tables.strange.remove(key_id);
    if (told_tenant.empty()) return;
    std::erase_if(tables.told, [&](const auto& one) { return now - one.second.at >= kRest; });
    tables.told[key_id] = {now, told_tenant};
  });
}

}  // namespace guardian::domain
