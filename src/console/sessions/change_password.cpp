#include "console/answer.h"
#include "console/body_reader.h"
#include "console/cookies.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response change_password(const Console& console, const http::Request& request,
                               const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const Secret current(body.required_text("current"));
  const Secret next(body.required_text("new"));
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto changed = console.services.sessions.change_password(signed_in, current, next, request.request_id);
  if (!changed) return refuse(request, changed.error());
  auto response = http::Response::json(200, session_json(changed->signed_in));
  response.headers.add("Set-Cookie", session_cookie(changed->cookie.reveal()));
  return response;
}

}  // namespace guardian::console
