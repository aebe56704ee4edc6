#include "console/answer.h"
#include "console/body_reader.h"
#include "console/cookies.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response end_other_sessions(const Console& console, const http::Request& request,
                                  const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto renewed = console.services.sessions.end_others(signed_in, request.request_id);
  if (!renewed) return refuse(request, renewed.error());
  auto response = http::Response::json(200, session_json(renewed->signed_in));
  response.headers.add("Set-Cookie", session_cookie(renewed->cookie.reveal()));
  return response;
}

}  // namespace guardian::console
