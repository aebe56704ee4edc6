#include "console/answer.h"
#include "console/views/view_handlers.h"
#include "domain/views/saved_view_service.h"

namespace guardian::console {

http::Response update_view(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const ViewMembers members = read_view_members(body);
  if (!body.is_complete()) return refuse_body(request, body.violations());

  domain::SavedViewService service(console.services.database, console.services.clock);
  const auto view = service.update(signed_in.scope, request.path_parameter("id"),
                                   [&](domain::SavedView& before) { members.apply(before); });
  if (!view) return refuse(request, view.error());
  std::string out;
  JsonWriter json(out);
  write_view(json, signed_in.scope, *view);
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
