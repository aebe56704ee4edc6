#include <algorithm>

#include "console/answer.h"
#include "console/views/view_handlers.h"
#include "domain/views/saved_view_service.h"

namespace guardian::console {

http::Response create_view(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  domain::SavedView view;
  view.page = body.required_text("page");
  const auto& pages = domain::kViewPages;
  if (body.has("page") && std::find(pages.begin(), pages.end(), view.page) == pages.end()) {
    body.refuse("page", "must be devices, alerts or vulnerabilities");
  }
  if (!body.has("name")) body.refuse("name", "is required");
  read_view_members(body).apply(view);
  if (!body.is_complete()) return refuse_body(request, body.violations());

  domain::SavedViewService service(console.services.database, console.services.clock);
  const auto made = service.create(signed_in.scope, std::move(view));
  if (!made) return refuse(request, made.error());
  std::string out;
  JsonWriter json(out);
  write_view(json, signed_in.scope, *made);
  return http::Response::json(201, std::move(out));
}

}  // namespace guardian::console
