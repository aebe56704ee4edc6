#include <algorithm>

#include "api/integrations/integration_operations.h"
#include "api/integrations/report_fields.h"
#include "api/parameters/json_body.h"
#include "domain/integrations/integration_service.h"

namespace guardian::api {

http::Response report_integration_status(const Call& call) {
  auto read = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  InputProblems problems;
  BodyFields body(std::get<boost::json::object>(read), "", problems);
  domain::IntegrationStatus status;
  status.received_at = call.services.clock.now();
  require_member(body, "status", problems);
  status.status = body.choice("status", Presence::optional, domain::kIntegrationStatuses).value_or("");
  require_member(body, "timestamp", problems);
  status.reported_at = read_timestamp(body, "timestamp", Presence::optional).value_or(status.received_at);
  require_member(body, "integration_name", problems);
  status.integration = body.text("integration_name", Presence::optional, 0, kLongestReportedName).value_or("");
  require_member(body, "playbook_name", problems);
  status.playbook = body.text("playbook_name", Presence::optional, 0, kLongestReportedName).value_or("");
  status.message = read_message(body, Presence::optional);
  status.type = body.text("type", Presence::optional, 0, kLongestReportedWord).value_or("");
  status.custom_integration =
      body.text("custom_integration_name", Presence::optional, 0, kLongestReportedName).value_or("");
  if (!problems.none()) return problems.answer(call.request);

  domain::IntegrationService integrations(call.services.database, call.services.audit);
  const auto kept = integrations.record_status(call.scope, status, call.request.request_id);
  if (!kept) return http::error_response(call.request, kept.error());
  return http::Response::json(200, R"({"received":"yes"})");
}

}  // namespace guardian::api
