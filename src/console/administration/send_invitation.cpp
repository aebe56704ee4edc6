#include <array>

#include "console/administration/administration_handlers.h"
#include "console/body_reader.h"
#include "console/keys/key_handlers.h"

namespace guardian::console {
namespace {

// The one answer with the link. The token stands behind the #, which no browser sends to any server.
http::Response sent_answer(const Console& console, const http::Request& request, unsigned status,
                           const domain::SentInvitation& sent) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("invitation");
  write_invitation(json, sent.shown);
  json.member("link", api_url(console, request) + "/invite#" + std::string(sent.token.reveal())).end_object();
  return http::Response::json(status, std::move(out));
}

// A failure that names a member of the body becomes its violation.
http::Response refuse_sending(const http::Request& request, const Error& error) {
  static constexpr std::array<std::string_view, 2> kMembers = {"email", "name"};
  for (const auto member : kMembers) {
    if (error.code == ErrorCode::invalid_argument && error.type == member) {
      return refuse_body(request, {{std::string(member), error.client_text}});
    }
  }
  return refuse(request, error);
}

}  // namespace

http::Response send_invitation(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  BodyReader body(request.body);
  const auto email = body.required_text("email");
  const auto name = body.text("name").value_or("");
  const auto role = domain::parse_role(body.required_text("role"));
  if (body.has("role") && !role) body.refuse("role", "must be owner, administrator or read-only");
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto sent =
      console.services.administration.invitations.invite(signed_in.scope, email, name, *role, request.request_id);
  if (!sent) return refuse_sending(request, sent.error());
  return sent_answer(console, request, 201, *sent);
}

http::Response renew_invitation(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  BodyReader body(request.body);
  if (!body.is_complete()) return refuse_body(request, body.violations());
  const auto sent = console.services.administration.invitations.renew(signed_in.scope, request.path_parameter("id"),
                                                                      request.request_id);
  if (!sent) return refuse(request, sent.error());
  return sent_answer(console, request, 200, *sent);
}

http::Response revoke_invitation(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  const auto revoked = console.services.administration.invitations.revoke(signed_in.scope, request.path_parameter("id"),
                                                                          request.request_id);
  if (!revoked) return refuse(request, revoked.error());
  return http::Response::empty(204);
}

}  // namespace guardian::console
