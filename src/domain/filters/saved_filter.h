#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"

namespace guardian::domain {

// A selection of devices under a name. The rules of custom attributes refer to it.
struct SavedFilter {
  std::string id;    // 24 hex
  std::string name;  // as people see it; not unique
  Instant created_at;
  // {"profile":{"terms":["X"],"selectedLabels":["X"]},...}, as saved_filter_match.h reads it.
  std::string filter = "{}";
};

inline constexpr std::int64_t kMostSavedFilters = 1000;  // of a tenant

class SavedFilterStore {
 public:
  virtual ~SavedFilterStore() = default;
  // By name, then id; of `bounds` only `changed_after`.
  virtual Result<std::vector<SavedFilter>> list(const AccessScope& scope, const ListBounds& bounds,
                                                std::int64_t offset, std::int64_t limit) const = 0;
  // By id; ids of no filter are passed over.
  virtual Result<std::vector<SavedFilter>> find_all(const AccessScope& scope,
                                                    const std::vector<std::string>& ids) const = 0;
  virtual Result<std::int64_t> count(const AccessScope& scope) const = 0;
  // Inserts, or replaces the filter of that id.
  virtual Result<void> save(const AccessScope& scope, const SavedFilter& filter) = 0;
};

}  // namespace guardian::domain
