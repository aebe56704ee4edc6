#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> unlock_user(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto email, required_text(arguments, "email"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_CHECK(context.members.unlock(scope, email));
  io.write(fmt::format("user {} unlocked\n", email));
  return {};
}

}  // namespace guardian::admin
