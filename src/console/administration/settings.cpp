#include <fmt/format.h>

#include "console/administration/administration_handlers.h"
#include "console/body_reader.h"
#include "domain/tenants/tenant.h"

namespace guardian::console {
namespace {

http::Response settings_answer(const domain::TenantSettings& settings, const SignedIn& signed_in) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("settings").begin_object();
  for (const auto& setting : domain::number_settings()) {
    if (setting.by_owner) json.member(setting.name, settings.*setting.field);
  }
  json.member(domain::kCredentialsInQuery, settings.credentials_in_query).end_object();
  json.key("ranges").begin_object();
  for (const auto& setting : domain::number_settings()) {
    if (!setting.by_owner) continue;
    json.key(setting.name).begin_array().value(setting.lowest).value(setting.highest).end_array();
  }
  json.end_object().key("by_operator").begin_object();
  for (const auto& setting : domain::number_settings()) {
    if (!setting.by_owner) json.member(setting.name, settings.*setting.field);
  }
  json.member("tsg_id", settings.tsg_id).end_object();
  json.member("may_change", signed_in.scope.role() == domain::Role::owner).end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace

http::Response get_settings(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  const auto settings = console.services.administration.tenants.settings_of(signed_in.scope);
  if (!settings) return refuse(request, settings.error());
  return settings_answer(*settings, signed_in);
}

http::Response change_settings(const Console& console, const http::Request& request, const SignedIn& signed_in) {
  BodyReader body(request.body);
  std::vector<std::string> assignments;
  for (const auto& setting : domain::number_settings()) {
    if (!setting.by_owner) continue;
    const auto number = body.integer(setting.name);
    if (!number) continue;
    if (*number < setting.lowest || *number > setting.highest) {
      body.refuse(setting.name, fmt::format("must be {} to {}", setting.lowest, setting.highest));
    }
    assignments.push_back(fmt::format("{}={}", setting.name, *number));
  }
  if (const auto flag = body.flag(domain::kCredentialsInQuery)) {
    assignments.push_back(fmt::format("{}={}", domain::kCredentialsInQuery, *flag));
  }
  if (!body.is_complete()) return refuse_body(request, body.violations());

  const auto settings =
      console.services.administration.tenants.change_settings(signed_in.scope, assignments, request.request_id);
  if (!settings) return refuse(request, settings.error());
  return settings_answer(*settings, signed_in);
}

}  // namespace guardian::console
