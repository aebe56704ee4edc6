#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"

namespace guardian::admin {

Result<void> set_tenant(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto name, required_text(arguments, "name"));
  GUARDIAN_TRY(const auto tenant, context.tenants.set(name, list_of(arguments, "settings"), context.who));
  io.write(fmt::format("{}\n", domain::write_tenant_settings(tenant.settings)));
  return {};
}

}  // namespace guardian::admin
