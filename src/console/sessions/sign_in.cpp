#include "base/json_writer.h"
#include "console/answer.h"
#include "console/body_reader.h"
#include "console/cookies.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {
namespace {

http::Response ask_for_tenant(const http::Request& request, const domain::ChooseTenant& choice) {
  std::string extra = "\"tenants\":";
  JsonWriter json(extra);
  json.begin_array();
  for (const auto& tenant : choice.tenants) json.value(tenant);
  json.end_array();
  return http::error_response(request, 409, Error::conflict("Choose a tenant", "choose-tenant"), extra);
}

// A session this browser still held is replaced, not left to run out by itself.
void end_former_session(const Console& console, const http::Request& request) {
  const auto cookie = find_session_cookie(request);
  if (!cookie) return;
  if (auto former = console.services.sessions.find(*cookie)) {
    // Its end is a courtesy: the person is signed in whether or not it could be written.
    (void)console.services.sessions.sign_out(*former, request.request_id).has_value();
  }
}

}  // namespace

http::Response sign_in(const Console& console, const http::Request& request) {
  BodyReader body(request.body);
  domain::SignInRequest attempt;
  attempt.email = body.required_text("email");
  attempt.password = Secret(body.required_text("password"));
  attempt.tenant = body.text("tenant");
  if (auto code = body.text("code")) attempt.code = Secret(std::move(*code));
  if (!body.is_complete()) return refuse_body(request, body.violations());

  attempt.device_cookie = find_cookie(request, kDeviceCookie);
  attempt.peer = request.peer;
  attempt.user_agent = std::string(request.headers.find("User-Agent").value_or(""));
  attempt.request_id = request.request_id;
  auto outcome = console.services.sessions.sign_in(std::move(attempt));
  if (!outcome) return refuse(request, outcome.error());
  if (const auto* choice = std::get_if<domain::ChooseTenant>(&*outcome)) return ask_for_tenant(request, *choice);

  end_former_session(console, request);
  const auto& session = std::get<domain::NewSession>(*outcome);
  auto response = http::Response::json(201, session_json(session.signed_in));
  response.headers.add("Set-Cookie", session_cookie(session.cookie.reveal()));
  response.headers.add("Set-Cookie", device_cookie(session.device_cookie.reveal()));
  return response;
}

}  // namespace guardian::console
