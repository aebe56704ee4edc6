#include "console/answer.h"
#include "console/views/view_handlers.h"
#include "domain/views/saved_view_service.h"

namespace guardian::console {

http::Response delete_view(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  domain::SavedViewService service(console.services.database, console.services.clock);
  const auto gone = service.remove(signed_in.scope, request.path_parameter("id"));
  if (!gone) return refuse(request, gone.error());
  return http::Response::empty(204);
}

}  // namespace guardian::console
