#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/database.h"
#include "domain/views/saved_view.h"

namespace guardian::domain {

// Keeps views. Any role keeps its own; to share one, and to change what others share, takes an administrator. Any
// thread.
class SavedViewService {
 public:
  SavedViewService(Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  static bool may_change(const AccessScope& scope, const SavedView& view);

  Result<std::vector<SavedView>> list(const AccessScope& scope, std::string_view page) const;
  // `view.id` and owner are given here. conflict: `name-taken`, `too-many-views`; forbidden: sharing takes an
  // administrator.
  Result<SavedView> create(const AccessScope& scope, SavedView view);
  // `change` is applied to the view as it is, once. not_found: also of others' views that are not shared; forbidden: it
  // is shared by another, or would be shared; conflict: `name-taken`.
  Result<SavedView> update(const AccessScope& scope, std::string_view id,
                           const std::function<void(SavedView&)>& change);
  Result<void> remove(const AccessScope& scope, std::string_view id);

 private:
  Database& database_;
  const Clock& clock_;
};

}  // namespace guardian::domain
