#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "base/random.h"

namespace guardian::admin {

Result<void> revoke_key(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  const auto id = text_or(arguments, "id");
  const bool all = flag(arguments, "all");
  if (id.empty() != all) return Error::invalid("Give either the ID of one key or --all");
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  if (all) {
    GUARDIAN_CHECK(
        require_confirmation(arguments, io, fmt::format("Revoke every access key of {}, for good?", tenant)));
    GUARDIAN_TRY(const int count, context.keys.revoke_all(scope, random_id()));
    io.write(fmt::format("{} keys revoked\n", count));
    return {};
  }
  // Not asked: who writes out a whole ID means it, and a leaked key's end must not hang on a prompt.
  GUARDIAN_TRY(const auto key, context.keys.revoke(scope, id, random_id()));
  io.write(fmt::format("key {} revoked\n", key.key_id));
  return {};
}

}  // namespace guardian::admin
