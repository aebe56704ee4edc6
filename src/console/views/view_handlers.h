#pragma once

#include "base/json_writer.h"
#include "console/body_reader.h"
#include "console/console.h"
#include "domain/sessions/session_service.h"
#include "domain/views/saved_view.h"

namespace guardian::console {

// docs/console-api.md, "Saved views": one file per call.
http::Response list_views(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response create_view(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response update_view(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);
http::Response delete_view(const Console& console, const http::Request& request, const domain::SignedIn& signed_in);

// What a body says of a view; members that are left out stay as they are.
struct ViewMembers {
  std::optional<std::string> name, filter, search;
  std::optional<std::vector<std::string>> columns;
  bool has_order = false;
  std::string order_field;  // empty: the page's own order
  bool descending = false;
  std::optional<bool> compact, shared;

  void apply(domain::SavedView& view) const;
};
ViewMembers read_view_members(BodyReader& body);

void write_view(JsonWriter& json, const domain::AccessScope& scope, const domain::SavedView& view);

}  // namespace guardian::console
