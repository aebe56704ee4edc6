#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/security_rules/security_rule.h"

namespace guardian::admin {

Result<void> list_security_rules(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenant, required_text(arguments, "tenant"));
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(tenant, context.who));
  GUARDIAN_TRY(const auto rules, context.database.read([&](const domain::Reader& reader) {
    return reader.security_rules().list(scope);
  }));
  if (wants_json(arguments)) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& rule : rules) {
      json.begin_object().member("device_group", rule.device_group).member("uuid", rule.uuid);
      json.member("update_source", rule.update_source).member("updated", format_time(rule.updated_at));
      json.key("rule").raw(rule.document).end_object();
    }
    json.end_array();
    io.write(out + "\n");
    return {};
  }
  Listing listing({"DEVICE GROUP", "UUID", "NAME", "UPDATED", "SOURCE"});
  for (const auto& rule : rules) {
    listing.add({rule.device_group, rule.uuid, rule.name, format_time(rule.updated_at), rule.update_source});
  }
  listing.print(io);
  return {};
}

}  // namespace guardian::admin
