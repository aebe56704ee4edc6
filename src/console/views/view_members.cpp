#include <boost/json/value.hpp>

#include "base/time_format.h"
#include "console/views/view_handlers.h"
#include "domain/views/saved_view_service.h"

namespace guardian::console {
namespace {

constexpr std::size_t kLongestViewName = 80;
constexpr std::size_t kLongestViewFilter = 4096;
constexpr std::size_t kLongestViewSearch = 100;
constexpr std::size_t kMostColumns = 60;
constexpr std::size_t kLongestColumn = 64;

// {"field":"risk_score","direction":"desc"} or null.
void read_order(BodyReader& body, ViewMembers& members) {
  const auto* value = body.any("order");
  if (value == nullptr) return;
  members.has_order = true;
  if (value->is_null()) return;
  const auto* order = value->if_object();
  const auto text = [&](const char* name) {
    const auto* member = order == nullptr ? nullptr : order->if_contains(name);
    return member != nullptr && member->is_string() ? std::string(member->get_string()) : std::string();
  };
  members.order_field = text("field");
  const std::string direction = text("direction");
  members.descending = direction == "desc";
  const bool fits = order != nullptr && order->size() == 2 && !members.order_field.empty() &&
                    members.order_field.size() <= kLongestColumn && (direction == "asc" || direction == "desc");
  if (!fits) body.refuse("order", R"(must be null or {"field": a column, "direction": "asc" or "desc"})");
}

}  // namespace

ViewMembers read_view_members(BodyReader& body) {
  ViewMembers members;
  members.name = body.text("name");
  if (members.name && (members.name->empty() || members.name->size() > kLongestViewName)) {
    body.refuse("name", "must be 1 to 80 bytes");
  }
  members.filter = body.text("filter");
  if (members.filter && members.filter->size() > kLongestViewFilter) {
    body.refuse("filter", "must be at most 4096 bytes");
  }
  members.search = body.text("search");
  if (members.search && members.search->size() > kLongestViewSearch) {
    body.refuse("search", "must be at most 100 bytes");
  }
  members.columns = body.texts("columns");
  if (members.columns) {
    bool fits = members.columns->size() <= kMostColumns;
    for (const auto& column : *members.columns) fits = fits && !column.empty() && column.size() <= kLongestColumn;
    if (!fits) body.refuse("columns", "must be at most 60 names of 1 to 64 bytes");
  }
  read_order(body, members);
  if (const auto density = body.text("density")) {
    members.compact = *density == "compact";
    if (*density != "compact" && *density != "normal") body.refuse("density", "must be normal or compact");
  }
  members.shared = body.flag("shared");
  return members;
}

void ViewMembers::apply(domain::SavedView& view) const {
  if (name) view.name = *name;
  if (filter) view.filter = *filter;
  if (search) view.search = *search;
  if (columns) view.columns = *columns;
  if (has_order) {
    view.order_field = order_field;
    view.descending = descending;
  }
  if (compact) view.compact = *compact;
  if (shared) view.shared = *shared;
}

void write_view(JsonWriter& json, const domain::AccessScope& scope, const domain::SavedView& view) {
  json.begin_object()
      .member("id", view.id)
      .member("page", view.page)
      .member("name", view.name)
      .member("filter", view.filter)
      .member("search", view.search)
      .key("columns")
      .begin_array();
  for (const auto& column : view.columns) json.value(column);
  json.end_array().key("order");
  if (view.order_field.empty()) {
    json.null();
  } else {
    json.begin_object()
        .member("field", view.order_field)
        .member("direction", view.descending ? "desc" : "asc")
        .end_object();
  }
  json.member("density", view.compact ? "compact" : "normal")
      .member("shared", view.shared)
      .member("owner", view.owner)
      .member("mine", view.owner_id == scope.user_id())
      .member("may_change", domain::SavedViewService::may_change(scope, view))
      .member("updated", format_time(view.updated_at))
      .end_object();
}

}  // namespace guardian::console
