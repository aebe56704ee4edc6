#include "base/json_writer.h"
#include "base/time_format.h"
#include "console/sessions/preferences.h"
#include "console/sessions/session_handlers.h"

namespace guardian::console {

std::string session_json(const domain::SignedIn& signed_in) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("user").begin_object();
  json.member("id", signed_in.user.id).member("email", signed_in.user.email).member("name", signed_in.user.name);
  json.end_object();
  json.member("tenant", signed_in.scope.tenant_name());
  json.key("tenants").begin_array();
  for (const auto& tenant : signed_in.tenants) json.value(tenant);
  json.end_array();
  json.member("role", domain::to_string(signed_in.scope.role()));
  json.member("csrf", signed_in.csrf);
  json.member("confirmed_until", format_time(signed_in.confirmed_until));
  json.member("expires", format_time(signed_in.ends_at));
  json.key("second_factor").begin_object().member("on", signed_in.second_factor.on);
  json.member("recovery_codes_left", signed_in.second_factor.recovery_codes_left).end_object();
  json.key("preferences").begin_object().member("theme", theme_of(signed_in.user.preferences)).end_object();
  json.end_object();
  return out;
}

}  // namespace guardian::console
