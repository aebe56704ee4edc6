#include "base/time_format.h"
#include "console/administration/administration_handlers.h"
#include "console/body_reader.h"

namespace guardian::console {

http::Response look_at_invitation(const Console& console, const http::Request& request) {
  BodyReader body(request.body);
  const auto token = body.required_text("token");
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto open = console.services.administration.invitations.look(token, request.peer);
  if (!open) return refuse(request, open.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("tenant", open->tenant_name).member("email", open->invitation.email);
  json.member("name", open->invitation.name).member("role", domain::to_string(open->invitation.role));
  json.member("invited_by", open->sender_email).member("expires", format_time(open->invitation.expires_at));
  json.end_object();
  return http::Response::json(200, std::move(out));
}

http::Response accept_invitation(const Console& console, const http::Request& request) {
  BodyReader body(request.body);
  domain::InvitationAnswer answer;
  answer.token = body.required_text("token");
  answer.name = body.text("name").value_or("");
  answer.password = Secret(body.required_text("password"));
  if (!body.is_complete()) return refuse_body(request, body.violations());
  answer.peer = request.peer;
  answer.request_id = request.request_id;

  const auto accepted = console.services.administration.invitations.accept(answer);
  if (!accepted) {
    const Error& error = accepted.error();
    if (error.code == ErrorCode::invalid_argument && error.type == "name") {
      return refuse_body(request, {{"name", error.client_text}});
    }
    return refuse(request, error);
  }
  // Nobody is signed in by it: a link that leaked opens no session without the password.
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("tenant", accepted->tenant_name).member("email", accepted->invitation.email).end_object();
  return http::Response::json(201, std::move(out));
}

}  // namespace guardian::console
