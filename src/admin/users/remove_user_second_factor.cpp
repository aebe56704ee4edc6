#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> remove_user_second_factor(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto email, required_text(arguments, "email"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const bool was_on, context.second_factors.remove_of_member(scope, email));
  io.write(was_on ? fmt::format("second factor of {} removed\n", email)
                  : fmt::format("{} has no second factor\n", email));
  return {};
}

}  // namespace guardian::admin
