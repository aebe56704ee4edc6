#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> create_tenant(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto name, required_text(arguments, "name"));
  GUARDIAN_TRY(const auto tenant, context.tenants.create(name, context.who));
  io.write(fmt::format("tenant {} created\n", tenant.name));
  return {};
}

}  // namespace guardian::admin
