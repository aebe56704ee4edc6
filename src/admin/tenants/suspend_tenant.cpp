#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> suspend_tenant(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto name, required_text(arguments, "name"));
  GUARDIAN_CHECK(context.tenants.suspend(name, context.who));
  io.write(fmt::format("tenant {} suspended\n", name));
  return {};
}

}  // namespace guardian::admin
