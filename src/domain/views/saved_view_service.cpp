#include "domain/views/saved_view_service.h"

#include <fmt/format.h>

#include <utility>

#include "base/random.h"
#include "domain/users/acting_email.h"

namespace guardian::domain {
namespace {

Error view_name_taken() { return Error::conflict("Another of your views of this page has this name", "name-taken"); }

Error sharing_refused() {
  return Error::forbidden("To share a view, and to change what others share, takes an administrator");
}

bool may_share(const AccessScope& scope) { return scope.may_write() && scope.role() >= Role::administrator; }

// The view, where the caller may see and change it.
Result<SavedView> view_to_change(const Reader& reader, const AccessScope& scope, std::string_view id) {
  GUARDIAN_TRY(auto view, reader.saved_views().find(scope, id));
  if (!view || (view->owner_id != scope.user_id() && !view->shared)) return Error::not_found("There is no such view");
  if (!SavedViewService::may_change(scope, *view)) return sharing_refused();
  return *std::move(view);
}

}  // namespace

bool SavedViewService::may_change(const AccessScope& scope, const SavedView& view) {
  return view.owner_id == scope.user_id() || (view.shared && may_share(scope));
}

Result<std::vector<SavedView>> SavedViewService::list(const AccessScope& scope, std::string_view page) const {
  return database_.read([&](const Reader& reader) { return reader.saved_views().list(scope, scope.user_id(), page); });
}

Result<SavedView> SavedViewService::create(const AccessScope& scope, SavedView view) {
  if (view.shared && !may_share(scope)) return sharing_refused();
  view.id = random_id();
  view.owner_id = scope.user_id();
  view.updated_at = clock_.now();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<SavedView> {
    GUARDIAN_TRY(const auto count, tx.saved_views().count_of(scope, scope.user_id()));
    if (count >= static_cast<std::int64_t>(kMostViews)) {
      return Error::conflict(fmt::format("You keep {} views already: remove one first", kMostViews), "too-many-views");
    }
    GUARDIAN_TRY(const bool taken, tx.saved_views().is_taken(scope, view));
    if (taken) return view_name_taken();
    GUARDIAN_CHECK(tx.saved_views().insert(scope, view));
    SavedView made = view;
    GUARDIAN_TRY(made.owner, acting_email(tx, scope));
    return made;
  });
}

Result<SavedView> SavedViewService::update(const AccessScope& scope, std::string_view id,
                                           const std::function<void(SavedView&)>& change) {
  const Instant now = clock_.now();
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<SavedView> {
    GUARDIAN_TRY(auto view, view_to_change(tx, scope, id));
    const bool was_shared = view.shared;
    change(view);
    if (view.shared && !was_shared && !may_share(scope)) return sharing_refused();
    view.updated_at = now;
    GUARDIAN_TRY(const bool taken, tx.saved_views().is_taken(scope, view));
    if (taken) return view_name_taken();
    GUARDIAN_CHECK(tx.saved_views().update(scope, view));
    return view;
  });
}

Result<void> SavedViewService::remove(const AccessScope& scope, std::string_view id) {
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(view_to_change(tx, scope, id));
    return tx.saved_views().remove(scope, id);
  });
}

}  // namespace guardian::domain
