#include "console/administration/administration_handlers.h"
#include "console/administration/person_json.h"
#include "console/body_reader.h"

namespace guardian::console {

http::Response set_person_role(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  BodyReader body(request.body);
  const auto role = domain::parse_role(body.required_text("role"));
  if (body.has("role") && !role) body.refuse("role", "must be owner, administrator or read-only");
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto member = console.services.administration.members.set_role(signed_in.scope, request.path_parameter("id"),
                                                                       *role, request.request_id);
  if (!member) return refuse(request, member.error());
  return person_answer(*member, signed_in);
}

}  // namespace guardian::console
