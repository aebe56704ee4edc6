#include "console/answer.h"
#include "console/cookies.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response sign_out(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  const auto ended = console.services.sessions.sign_out(signed_in, request.request_id);
  if (!ended) return refuse(request, ended.error());
  auto response = http::Response::empty(204);
  response.headers.add("Set-Cookie", cleared_session_cookie());
  return response;
}

}  // namespace guardian::console
