#include <algorithm>

#include "console/answer.h"
#include "console/views/view_handlers.h"
#include "domain/views/saved_view_service.h"

namespace guardian::console {

http::Response list_views(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  const auto& pages = domain::kViewPages;
  const auto page = request.parameter("page").value_or("");
  if (!page.empty() && std::find(pages.begin(), pages.end(), page) == pages.end()) {
    return refuse(request, Error::invalid("Bad Request: page must be devices, alerts or vulnerabilities"));
  }
  const domain::SavedViewService service(console.services.database, console.services.clock);
  const auto views = service.list(signed_in.scope, page);
  if (!views) return refuse(request, views.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const auto& view : *views) write_view(json, signed_in.scope, view);
  json.end_array().end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
