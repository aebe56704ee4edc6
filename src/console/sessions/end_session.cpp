#include "console/answer.h"
#include "console/cookies.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

http::Response end_session(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  const auto ended = console.services.sessions.end_own(signed_in, request.path_parameter("id"), request.request_id);
  if (!ended) return refuse(request, ended.error());
  auto response = http::Response::empty(204);
  if (*ended == domain::EndedSession::current) response.headers.add("Set-Cookie", cleared_session_cookie());
  return response;
}

}  // namespace guardian::console
