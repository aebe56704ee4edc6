#include <utility>

#include "api/integrations/integration_operations.h"
#include "api/integrations/report_fields.h"
#include "api/parameters/choice.h"
#include "api/parameters/multipart_body.h"
#include "api/parameters/text_parameter.h"
#include "domain/integrations/integration_service.h"

namespace guardian::api {
namespace {

std::string read_scan_type(const http::Request& request, InputProblems& problems) {
  constexpr Choice<std::string_view> kTypes[] = {{domain::kScanTypes[0], domain::kScanTypes[0]},
                                                 {domain::kScanTypes[1], domain::kScanTypes[1]},
                                                 {domain::kScanTypes[2], domain::kScanTypes[2]}};
  if (!request.parameter("scanType")) problems.in_query("scanType", "is required");
  return std::string(read_choice<std::string_view>(request, "scanType", kTypes, problems).value_or(""));
}

}  // namespace

http::Response upload_scan_report(const Call& call) {
  const http::Request& request = call.request;
  const auto read = read_multipart_body(request);
  if (const auto* refused = std::get_if<http::Response>(&read)) return *refused;
  const auto& parts = std::get<FormParts>(read);
  InputProblems problems;
  domain::ScanReport report;
  report.scan_type = read_scan_type(request, problems);
  report.report_id = required_text_parameter(request, "reportid", kLongestReportedName, problems);
  report.job_id = optional_text_parameter(request, "jobid", kLongestReportedName, problems);
  report.pdf.name = required_text_parameter(request, "pdfFileName", kLongestReportedName, problems);
  report.xml.name = required_text_parameter(request, "xmlFileName", kLongestReportedName, problems);
  report.status = required_text_parameter(request, "status", kLongestReportedWord, problems);
  if (!request.parameter("message")) problems.in_query("message", "is required");  // it may be empty
  report.message = optional_text_parameter(request, "message", kLongestReportedMessage, problems);
  report.received_at = call.services.clock.now();
  const http::FormPart* pdf = required_part(parts, "reportPDF", problems);
  const http::FormPart* xml = required_part(parts, "xml", problems);
  if (!problems.none()) return problems.answer(request);

  domain::IntegrationService integrations(call.services.database, call.services.audit);
  const auto taken =
      integrations.take_report(call.scope, std::move(report), pdf->content, xml->content, request.request_id);
  if (!taken) return http::error_response(request, taken.error());
  return http::Response::json(200, R"({"received":"yes","upload":"yes"})");
}

}  // namespace guardian::api
