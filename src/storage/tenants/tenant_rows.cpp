#include "storage/tenants/tenant_rows.h"

#include "storage/columns.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct TenantRow {
  std::string id, name, state, settings;
  long long created_at = 0;
  void columns(Columns& into) { into(id)(name)(state)(settings)(created_at); }
};

Result<domain::Tenant> tenant_of(TenantRow row) {
  domain::Tenant tenant;
  tenant.id = std::move(row.id);
  tenant.name = std::move(row.name);
  GUARDIAN_TRY(tenant.state, read_tenant_state(row.state));
  auto settings = domain::parse_tenant_settings(row.settings);
  if (!settings) return corrupt_column("tenant.settings");
  tenant.settings = *std::move(settings);
  GUARDIAN_TRY(tenant.created_at, read_instant(row.created_at, "tenant.created_at"));
  return tenant;
}

Result<std::optional<domain::Tenant>> tenant_of(Result<std::optional<TenantRow>> row) {
  if (!row) return std::move(row).error();
  if (!*row) return std::optional<domain::Tenant>();
  GUARDIAN_TRY(auto tenant, tenant_of(*std::move(*row)));
  return std::optional(std::move(tenant));
}

// Every table with a tenant's rows, those that refer to others first. A contract test compares the list
// with the tables of the engine.
constexpr std::string_view kDeletesOfTenantRows[] = {
    "DELETE FROM webhook_delivery AS x",
    "DELETE FROM webhook_event AS x",
    "DELETE FROM webhook_subscription AS x",
    "DELETE FROM webhook_quiet_check AS x",
    "DELETE FROM network_node AS x",
    "DELETE FROM network_link AS x",
    "DELETE FROM network_interface AS x",
    "DELETE FROM network_endpoint AS x",
    "DELETE FROM security_rule AS x",
    "DELETE FROM integration_report AS x",
    "DELETE FROM integration_status AS x",
    "DELETE FROM scan_report_file AS x",
    "DELETE FROM scan_report AS x",
    "DELETE FROM integration_job AS x",
    "DELETE FROM scanner_inventory AS x",
    "DELETE FROM policy_profile AS x",
    "DELETE FROM policy AS x",
    "DELETE FROM staged_row AS x",
    "DELETE FROM import_record AS x",
    "DELETE FROM alert AS x",
    "DELETE FROM vulnerability_instance AS x",
    "DELETE FROM custom_attribute_value AS x",
    "DELETE FROM custom_attribute_rule AS x",
    "DELETE FROM custom_attribute AS x",
    "DELETE FROM saved_filter AS x",
    "DELETE FROM saved_view AS x",
    "DELETE FROM device_tag AS x",
    "DELETE FROM device_alias AS x",
    "DELETE FROM device_detail AS x",
    "DELETE FROM device AS x",
    "DELETE FROM tag AS x",
    "DELETE FROM site AS x",
    "DELETE FROM network_segment AS x",
    "DELETE FROM subnet AS x",
    "DELETE FROM idempotent_call AS x",
    "DELETE FROM repeatable_call AS x",
    "DELETE FROM invitation AS x",
    "DELETE FROM user_session AS x",
    "DELETE FROM bearer_token AS x",
    "DELETE FROM access_key AS x",
    "DELETE FROM credential_directory AS x",
    "DELETE FROM tenant_change AS x",
    "DELETE FROM change_counter AS x",
    "DELETE FROM change_time AS x",
    "DELETE FROM tombstone AS x",
    "DELETE FROM membership AS x",
};

}  // namespace

Result<std::optional<domain::Tenant>> TenantRows::find_by_name(std::string_view name) const {
  return tenant_of(context_.session.read_one<TenantRow>(sql::kTenantsFindByName, {{"name", name}}, context_.locking()));
}

Result<std::optional<domain::Tenant>> TenantRows::find(std::string_view id) const {
  return tenant_of(context_.session.read_one<TenantRow>(sql::kTenantsFind, {{"tenant", id}}, context_.locking()));
}

Result<std::vector<domain::Tenant>> TenantRows::list() const {
  GUARDIAN_TRY(auto rows, context_.session.read_all<TenantRow>(sql::kTenantsList, Params{}));
  std::vector<domain::Tenant> tenants;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto tenant, tenant_of(std::move(row)));
    tenants.push_back(std::move(tenant));
  }
  return tenants;
}

Result<void> TenantRows::insert(const domain::Tenant& tenant) {
  GUARDIAN_TRY(const auto made,
               context_.session.change(sql::kTenantsInsert, {{"tenant", tenant.id},
                                                             {"name", tenant.name},
                                                             {"state", stored_text(tenant.state)},
                                                             {"settings", write_tenant_settings(tenant.settings)},
                                                             {"created_at", tenant.created_at}}));
  if (made == 0) return Error::conflict("A tenant of this name exists");
  return {};
}

Result<void> TenantRows::update(const domain::Tenant& tenant) {
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kTenantsUpdate, {{"state", stored_text(tenant.state)},
                                                             {"settings", write_tenant_settings(tenant.settings)},
                                                             {"tenant", tenant.id}}));
  if (changed == 0) return Error::not_found("There is no such tenant");
  return {};
}

Result<void> TenantRows::remove(std::string_view id) {
  GUARDIAN_TRY(const auto tenant, find(id));
  if (!tenant) return Error::not_found("There is no such tenant");
  // People first: who is lonely shows in the memberships.
  GUARDIAN_CHECK(context_.session.change(sql::kTenantsRemoveLonelyEmails, {{"tenant", id}}));
  GUARDIAN_CHECK(context_.session.change(sql::kTenantsRemoveLonelyUsers, {{"tenant", id}}));
  GUARDIAN_CHECK(context_.session.change(sql::kSecondFactorsRemoveOrphans, {}));
  for (const auto statement : kDeletesOfTenantRows)
    GUARDIAN_CHECK(context_.session.change(sql::kTenantsRemoveRows, {{"tenant", id}}, Shape{0, statement, {}}));
  GUARDIAN_CHECK(context_.session.change(sql::kTenantsRemove, {{"tenant", id}}));
  return {};
}

}  // namespace guardian::storage
