#include "api/integrations/integration_operations.h"
#include "base/json_writer.h"
#include "domain/integrations/integration_service.h"

namespace guardian::api {

http::Response list_active_integrations(const Call& call) {
  const domain::IntegrationService integrations(call.services.database, call.services.audit);
  const auto active = integrations.active(call.scope);
  if (!active) return http::error_response(call.request, active.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("active_integrations").begin_array();
  for (const std::string& name : *active) json.value(name);
  json.end_array().member("max_integrations", domain::IntegrationService::kMaxIntegrations).end_object();
  return http::Response::json(200, std::move(out));
}

http::Response answer_heartbeat(const Call&) { return http::Response::json(200, R"({"success":true})"); }

}  // namespace guardian::api
