#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/keys/key_output.h"
#include "base/random.h"

namespace guardian::admin {

Result<void> rotate_key(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto id, required_text(arguments, "id"));
  GUARDIAN_TRY(const auto hours, number_or(arguments, "overlap-hours", -1));
  if (hours < 0 || hours > 168) return Error::invalid(fmt::format("overlap-hours: expected 0 to 168, found {}", hours));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  domain::KeyRequest retry;
  retry.request_id = random_id();
  GUARDIAN_TRY(const auto created, context.keys.rotate(scope, id, std::chrono::hours(hours), retry));
  return print_new_key(created, tenant, arguments, io);
}

}  // namespace guardian::admin
