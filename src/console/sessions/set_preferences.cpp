#include "console/answer.h"
#include "console/body_reader.h"
#include "console/sessions/preferences.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response set_preferences(const Console& console, const http::Request& request,
                               const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const auto theme = body.required_text("theme");
  if (body.has("theme") && !is_theme(theme)) body.refuse("theme", "must be auto, light or dark");
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto stored =
      console.services.sessions.set_preferences(signed_in, with_theme(signed_in.user.preferences, theme));
  if (!stored) return refuse(request, stored.error());
  return http::Response::empty(204);
}

}  // namespace guardian::console
