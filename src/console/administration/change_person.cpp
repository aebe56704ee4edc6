// Calls about one person whose body says nothing: the address says it all.

#include "console/administration/administration_handlers.h"
#include "console/administration/person_json.h"
#include "console/body_reader.h"

namespace guardian::console {
namespace {

using Change = Result<domain::Membership> (domain::MemberService::*)(const domain::AccessScope&, std::string_view,
                                                                     std::string_view);

http::Response change_person(const Console& console, const http::Request& request, const SignedIn& signed_in,
                             Change change) {
  BodyReader body(request.body);
  if (!body.is_complete()) return refuse_body(request, body.violations());
  const auto member = (console.services.administration.members.*change)(signed_in.scope, request.path_parameter("id"),
                                                                        request.request_id);
  if (!member) return refuse(request, member.error());
  return person_answer(*member, signed_in);
}

}  // namespace

http::Response lock_person(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  return change_person(console, request, signed_in, &domain::MemberService::lock);
}

http::Response unlock_person(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  return change_person(console, request, signed_in, &domain::MemberService::unlock);
}

http::Response end_person_sessions(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  BodyReader body(request.body);
  if (!body.is_complete()) return refuse_body(request, body.violations());
  const auto ended = console.services.administration.members.end_sessions(signed_in.scope, request.path_parameter("id"),
                                                                          request.request_id);
  if (!ended) return refuse(request, ended.error());
  return http::Response::empty(204);
}

http::Response remove_person(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  const auto removed =
      console.services.administration.members.remove(signed_in.scope, request.path_parameter("id"), request.request_id);
  if (!removed) return refuse(request, removed.error());
  return http::Response::empty(204);
}

}  // namespace guardian::console
