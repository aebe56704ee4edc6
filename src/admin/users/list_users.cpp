#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::admin {
namespace {

std::string_view member_state(const domain::Membership& member) {
  return member.state == domain::MemberState::active ? "active" : "locked";
}

}  // namespace

Result<void> list_users(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto members, context.members.list(scope));
  if (wants_json(arguments)) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& member : members) {
      json.begin_object().member("id", member.user_id).member("email", member.email).member("name", member.name);
      json.member("role", domain::to_string(member.role)).member("state", member_state(member)).key("last_sign_in");
      if (member.last_sign_in)
        json.value(format_time(*member.last_sign_in));
      else
        json.null();
      json.end_object();
    }
    json.end_array();
    io.write(out + "\n");
    return {};
  }
  Listing listing({"EMAIL", "NAME", "ROLE", "STATE", "LAST SIGN-IN"});
  for (const auto& member : members)
    listing.add({member.email, member.name, std::string(domain::to_string(member.role)),
                 std::string(member_state(member)), member.last_sign_in ? format_time(*member.last_sign_in) : "-"});
  listing.print(io);
  return {};
}

}  // namespace guardian::admin
