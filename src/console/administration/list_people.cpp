#include <cstdlib>

#include "base/time_format.h"
#include "console/administration/administration_handlers.h"
#include "console/administration/person_json.h"

namespace guardian::console {
namespace {

std::string_view shown_text(domain::InvitationState state) {
  switch (state) {
    case domain::InvitationState::open:
      return "invited";
    case domain::InvitationState::expired:
      return "expired";
    case domain::InvitationState::invalid:
      return "invalid";
  }
  std::abort();
}

}  // namespace

void write_person(JsonWriter& json, const domain::Membership& member, const SignedIn& signed_in) {
  json.begin_object().member("id", member.user_id).member("email", member.email).member("name", member.name);
  json.member("role", domain::to_string(member.role));
  json.member("state", member.state == domain::MemberState::active ? "active" : "locked");
  json.key("last_sign_in");
  if (member.last_sign_in) {
    json.value(format_time(*member.last_sign_in));
  } else {
    json.null();
  }
  json.member("second_factor", member.has_second_factor).member("is_self", member.user_id == signed_in.user.id).end_object();
}

void write_invitation(JsonWriter& json, const domain::ShownInvitation& shown) {
  const auto& one = shown.invitation;
  json.begin_object().member("id", one.id).member("email", one.email).member("name", one.name);
  json.member("role", domain::to_string(one.role)).member("state", shown_text(shown.state));
  json.key("invited_by");
  if (shown.sender_email.empty()) {
    json.null();
  } else {
    json.value(shown.sender_email);
  }
  json.member("created", format_time(one.created_at)).member("expires", format_time(one.expires_at)).end_object();
}

http::Response person_answer(const domain::Membership& member, const SignedIn& signed_in) {
  std::string out;
  JsonWriter json(out);
  write_person(json, member, signed_in);
  return http::Response::json(200, std::move(out));
}

http::Response list_people(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  const auto& administration = console.services.administration;
  const auto members = administration.members.list(signed_in.scope);
  if (!members) return refuse(request, members.error());
  const auto invitations = administration.invitations.list(signed_in.scope);
  if (!invitations) return refuse(request, invitations.error());

  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const auto& member : *members) write_person(json, member, signed_in);
  json.end_array().key("invitations").begin_array();
  for (const auto& invitation : *invitations) write_invitation(json, invitation);
  json.end_array().end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
