#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> set_user_password(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto email, required_text(arguments, "email"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto password, read_secret(io, "password"));
  if (!password) return Error::invalid("A password is needed");
  GUARDIAN_CHECK(context.members.set_password(scope, email, *password));
  io.write(fmt::format("password of {} set; all sessions ended\n", email));
  return {};
}

}  // namespace guardian::admin
