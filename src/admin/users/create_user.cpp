#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> create_user(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto email, required_text(arguments, "email"));
  const auto role = domain::parse_role(text_or(arguments, "role"));
  if (!role) return Error::invalid("role: expected owner, administrator or read-only");
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto password, read_secret(io, "password"));
  GUARDIAN_TRY(const auto member, context.members.add(scope, email, text_or(arguments, "name"), *role, password));
  io.write(fmt::format("user {} created, {} of {}\n", member.email, domain::to_string(member.role), tenant));
  return {};
}

}  // namespace guardian::admin
