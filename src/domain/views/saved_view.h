#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

// How a person looks at a page of the console: a filter, columns and an order under a name. Seen by its owner alone, or
// shared with all of the tenant. Texts are kept as they came; what they mean is the page's to say.
struct SavedView {
  std::string id;        // 24 hex
  std::string owner_id;  // a person
  std::string owner;     // the person's e-mail; empty: there is none any more. Writes ignore it
  std::string page;      // of kViewPages
  std::string name;      // unique per owner and page
  std::string filter;    // docs/filters.md, unchecked
  std::string search;
  std::vector<std::string> columns;  // in order; empty: the page's own
  std::string order_field;           // empty: the page's own
  bool descending = false;
  bool compact = false;
  bool shared = false;
  Instant updated_at;
};

inline constexpr std::array<std::string_view, 3> kViewPages = {"devices", "alerts", "vulnerabilities"};
inline constexpr std::size_t kMostViews = 100;  // of one person in one tenant

class SavedViewStore {
 public:
  virtual ~SavedViewStore() = default;
  // The person's own, and what others share; by name, then id. `page` empty: of all pages.
  virtual Result<std::vector<SavedView>> list(const AccessScope& scope, std::string_view user_id,
                                              std::string_view page) const = 0;
  virtual Result<std::optional<SavedView>> find(const AccessScope& scope, std::string_view id) const = 0;
  virtual Result<std::int64_t> count_of(const AccessScope& scope, std::string_view user_id) const = 0;
  // Whether another view than `id` of this owner and page has the name.
  virtual Result<bool> is_taken(const AccessScope& scope, const SavedView& view) const = 0;

  // conflict: the owner has another of this page and name.
  virtual Result<void> insert(const AccessScope& scope, const SavedView& view) = 0;
  virtual Result<void> update(const AccessScope& scope, const SavedView& view) = 0;  // all but owner and page
  virtual Result<void> remove(const AccessScope& scope, std::string_view id) = 0;
};

}  // namespace guardian::domain
