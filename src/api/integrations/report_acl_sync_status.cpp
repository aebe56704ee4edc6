#include "api/integrations/integration_operations.h"
#include "api/integrations/report_fields.h"
#include "api/parameters/json_body.h"
#include "api/parameters/text_parameter.h"
#include "domain/integrations/integration_service.h"

namespace guardian::api {

http::Response report_acl_sync_status(const Call& call) {
  auto read = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  InputProblems problems;
  BodyFields body(std::get<boost::json::object>(read), "", problems);
  domain::JobStatus job;
  job.job_id = required_text_parameter(call.request, "jobid", kLongestReportedName, problems);
  job.status = body.text("status", Presence::required, 1, kLongestReportedWord).value_or("");
  job.message = read_message(body, Presence::required);
  job.received_at = call.services.clock.now();
  if (!problems.none()) return problems.answer(call.request);
  domain::IntegrationService integrations(call.services.database, call.services.audit);
  const auto kept = integrations.record_job(call.scope, job, call.request.request_id);
  if (!kept) return http::error_response(call.request, kept.error());
  return http::Response::json(200, R"({"successCase":"yes"})");
}

}  // namespace guardian::api
