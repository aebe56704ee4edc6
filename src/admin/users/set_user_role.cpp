#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> set_user_role(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto email, required_text(arguments, "email"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  const auto role = domain::parse_role(text_or(arguments, "role"));
  if (!role) return Error::invalid("role: expected owner, administrator or read-only");
  GUARDIAN_CHECK(context.members.set_role(scope, email, *role));
  io.write(fmt::format("role of {} set\n", email));
  return {};
}

}  // namespace guardian::admin
