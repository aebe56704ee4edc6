#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "base/random.h"

namespace guardian::admin {

Result<void> enable_key(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto id, required_text(arguments, "id"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto key, context.keys.enable(scope, id, random_id()));
  io.write(fmt::format("key {} enabled\n", key.key_id));
  return {};
}

}  // namespace guardian::admin
