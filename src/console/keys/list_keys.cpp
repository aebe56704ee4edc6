#include <algorithm>

#include "console/answer.h"
#include "console/keys/key_handlers.h"
#include "domain/tenants/tenant.h"

namespace guardian::console {
namespace {

// As AccessKeyStore::count_active counts: what stands against the maximum.
bool counts_as_active(const domain::AccessKey& key, Instant now) {
  return key.state != domain::KeyState::revoked && now < key.valid_until && key.rotated_to.empty();
}

Result<domain::TenantSettings> find_settings(const Console& console, const domain::AccessScope& scope) {
  return console.services.database.read([&](const domain::Reader& reader) -> Result<domain::TenantSettings> {
    GUARDIAN_TRY(const auto tenant, reader.tenants().find(scope.tenant_id()));
    if (!tenant) return Error::not_found();
    return tenant->settings;
  });
}

}  // namespace

http::Response list_keys(const Console& console, const http::Request& request, const domain::SignedIn& signed_in) {
  const auto keys = console.services.keys.list_own(signed_in.scope);
  if (!keys) return refuse(request, keys.error());
  const auto settings = find_settings(console, signed_in.scope);
  if (!settings) return refuse(request, settings.error());
  const Instant now = console.services.clock.now();

  std::string out;
  JsonWriter json(out);
  json.begin_object().key("items").begin_array();
  for (const auto& key : *keys) write_key(json, console, key);
  json.end_array().key("policy").begin_object();
  json.member("max_active_keys", settings->max_active_keys);
  json.member("active_keys",
              std::count_if(keys->begin(), keys->end(), [&](const auto& key) { return counts_as_active(key, now); }));
  json.member("max_key_days", settings->max_key_days);
  json.member("may_write", signed_in.scope.may_write());
  json.end_object().member("api_url", api_url(console, request)).end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
