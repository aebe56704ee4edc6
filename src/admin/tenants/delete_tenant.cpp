#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "domain/devices/device.h"

namespace guardian::admin {

Result<void> delete_tenant(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto name, required_text(arguments, "name"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(name, context.who));
  GUARDIAN_TRY(const auto devices,
               context.database.read([&](const domain::Reader& reader) { return reader.devices().count(scope, {}); }));
  GUARDIAN_CHECK(require_confirmation(
      arguments, io,
      fmt::format("Delete tenant {} with its {} devices, its people and their keys, for ever?", name, devices)));
  GUARDIAN_CHECK(context.tenants.remove(name, context.who));
  io.write(fmt::format("tenant {} deleted\n", name));
  return {};
}

}  // namespace guardian::admin
