#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// What the feed of changes tells of. In this order within one transaction: what others refer to comes first.
enum class Collection {
  site,
  subnet,
  network_segment,
  tag,
  custom_attribute,
  saved_filter,
  device,
  alert,
  vulnerability,
  policy,
};
inline constexpr std::array kCollections = {
    Collection::site,
    Collection::subnet,
    Collection::network_segment,
    Collection::tag,
    Collection::custom_attribute,
    Collection::saved_filter,
    Collection::device,
    Collection::alert,
    Collection::vulnerability,
    Collection::policy,
};
std::string_view to_string(Collection collection);  // as it is stored: "network_segment"

// Where a reader of the feed stands: behind this item. Numbers rise in the order of commits, one for each transaction
// of the tenant; within one, items go by rank, then by id.
struct ChangePosition {
  std::int64_t seq = 0;  // 0: at the beginning
  int rank = 0;          // rank_of
  std::string id;
  auto operator<=>(const ChangePosition&) const = default;
};

enum class ChangeKind { created, changed, deleted };

// The last state of one object: however often it changed behind a position, it is told once.
struct Change {
  Collection collection;
  ChangeKind kind;
  std::string id;  // as the object is stored under; of a subnet its prefix_key, and once deleted its prefix
  std::int64_t seq = 0;
};
int rank_of(Collection collection, bool deleted);
ChangePosition position_of(const Change& change);
ChangePosition behind_all_of(std::int64_t seq);

struct ChangeQuery {
  ChangePosition after;
  std::vector<Collection> collections;
  std::int64_t limit = 1000;  // at least 1
};

// How long it is remembered that something was deleted.
inline constexpr std::chrono::days kKeptChanges{31};

// What changed, in the order of commits. Callers limited to sites are told that what left their sites was deleted.
class ChangeStore {
 public:
  virtual ~ChangeStore() = default;
  // Behind a position, up to `last`, in the order of positions.
  virtual Result<std::vector<Change>> list(const AccessScope& scope, const ChangeQuery& query) const = 0;
  // The number up to which all may be told: that of the newest change, unless an import is moving its rows in. Those
  // are told when all are there, and nothing that follows them earlier. 0: nothing ever changed.
  virtual Result<std::int64_t> last(const AccessScope& scope) const = 0;
  // The number of the newest change in any of these: while it stays, answers about them stay the same.
  virtual Result<std::int64_t> last_of(const AccessScope& scope, const std::vector<Collection>& collections) const = 0;
  // What changed at or after `time` has a larger number than this; so may what changed in the second before. 0 for
  // times longer ago than kKeptChanges.
  virtual Result<std::int64_t> last_before(const AccessScope& scope, Instant time, Instant now) const = 0;

  // In a change only: nobody else's change of the tenant commits between this and its end.
  virtual Result<void> lock(const AccessScope& scope) = 0;
  // The number of the newest change of each of these objects, by the id it is stored under; those that are not there,
  // or at none of the caller's sites, are left out. REQUIRES: what a request can name: no tags, filters or policies.
  virtual Result<std::map<std::string, std::int64_t>> last_of_objects(const AccessScope& scope, Collection collection,
                                                                      const std::vector<std::string>& ids) const = 0;

  // Forgets, of all tenants, what was deleted before this; returns how many entries went.
  virtual Result<std::int64_t> remove_before(Instant time) = 0;
};

}  // namespace guardian::domain
