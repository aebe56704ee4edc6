#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::admin {
namespace {

std::string_view tenant_state(const domain::Tenant& tenant) {
  return tenant.state == domain::TenantState::active ? "active" : "suspended";
}

}  // namespace

Result<void> list_tenants(CommandContext& context, const boost::json::object& arguments, CommandIo& io) {
  GUARDIAN_TRY(const auto tenants, context.tenants.list());
  if (wants_json(arguments)) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& tenant : tenants) {
      json.begin_object().member("name", tenant.name).member("id", tenant.id).member("state", tenant_state(tenant));
      json.member("created", format_time(tenant.created_at));
      json.key("settings").raw(domain::write_tenant_settings(tenant.settings)).end_object();
    }
    json.end_array();
    io.write(out + "\n");
    return {};
  }
  Listing listing({"NAME", "TSG ID", "STATE", "CREATED", "SETTINGS"});
  for (const auto& tenant : tenants)
    listing.add({tenant.name, tenant.settings.tsg_id.empty() ? "-" : tenant.settings.tsg_id,
                 std::string(tenant_state(tenant)), format_time(tenant.created_at),
                 domain::write_tenant_settings(tenant.settings)});
  listing.print(io);
  return {};
}

}  // namespace guardian::admin
