#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "base/random.h"

namespace guardian::admin {

Result<void> set_key(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto id, required_text(arguments, "id"));
  GUARDIAN_TRY(const auto text, required_text(arguments, "detected-date"));
  const auto choice = domain::parse_detected_date_choice(text);
  if (!choice) return Error::invalid("detected-date: expected default, text or list");
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto key, context.keys.set_detected_date(scope, id, *choice, random_id()));
  io.write(fmt::format("key {} detected-date {}\n", key.key_id, domain::choice_text(key.detected_date)));
  return {};
}

}  // namespace guardian::admin
