#include "console/answer.h"
#include "console/body_reader.h"
#include "console/cookies.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response confirm_session(const Console& console, const http::Request& request,
                               const domain::SignedIn& signed_in) {
  BodyReader body(request.body);
  const Secret password(body.required_text("password"));
  if (!body.is_complete()) return refuse_body(request, body.violations());

  // Under a new cookie: a copy of the old one taken before does not rise with it.
  const auto confirmed = console.services.sessions.confirm_and_renew(signed_in, password, request.request_id);
  if (!confirmed) return refuse(request, confirmed.error());
  auto response = http::Response::json(200, session_json(confirmed->signed_in));
  response.headers.add("Set-Cookie", session_cookie(confirmed->cookie.reveal()));
  return response;
}

}  // namespace guardian::console
