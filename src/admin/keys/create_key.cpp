#include <fmt/format.h>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/keys/key_output.h"
#include "base/random.h"

namespace guardian::admin {

Result<void> create_key(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto email, required_text(arguments, "user"));
  GUARDIAN_TRY(const auto days, number_or(arguments, "expires-days", 365));
  if (days < 1 || days > 3650) return Error::invalid(fmt::format("expires-days: expected 1 to 3650, found {}", days));
  const auto access = domain::parse_access(text_or(arguments, "access", "read-only"));
  if (!access) return Error::invalid("access: expected read-only or read-write");

  const auto detected_date = domain::parse_detected_date_choice(text_or(arguments, "detected-date", "default"));
  if (!detected_date) return Error::invalid("detected-date: expected default, text or list");

  domain::KeyRequest request;
  request.label = text_or(arguments, "label", "command line");
  request.access = *access;
  request.detected_date = *detected_date;
  request.expires_at = std::chrono::floor<std::chrono::seconds>(context.clock.now()) + std::chrono::days(days);
  request.request_id = random_id();
  for (const auto& text : list_of(arguments, "allow")) {
    const auto network = Cidr::parse(text);
    if (!network) return Error::invalid(fmt::format("allow: {} is not a network like 10.2.0.0/16", text));
    request.networks.push_back(*network);
  }
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto owner, context.members.find(scope, email));
  GUARDIAN_TRY(const auto created, context.keys.create(scope, owner.user_id, request));
  return print_new_key(created, tenant, arguments, io);
}

}  // namespace guardian::admin
