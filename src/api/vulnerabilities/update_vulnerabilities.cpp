#include "api/parameters/body_fields.h"
#include "api/parameters/json_body.h"
#include "api/vulnerabilities/vulnerability_operations.h"
#include "base/json_writer.h"
#include "domain/vulnerabilities/vulnerability_service.h"

namespace guardian::api {
namespace {

constexpr std::size_t kLongestTicket = 64;
constexpr std::size_t kLongestVulnerabilityReason = 1024;
constexpr std::size_t kLongestFullName = 255;

// No detector of ours rates anomalies yet: the members are there because clients read them.
void write_anomaly_map(JsonWriter& json) {
  json.begin_object();
  for (const std::string_view name : {"application", "payload", "internal", "external", "protocol"}) {
    json.member(name, 0);
  }
  json.end_object();
}

}  // namespace

http::Response update_vulnerabilities(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  constexpr std::string_view kActions[] = {"mitigate", "ignore"};
  domain::VulnerabilityChange change;
  change.tickets =
      fields.texts("ticketIdList", Presence::required, 1, domain::VulnerabilityService::kMaxTickets, kLongestTicket)
          .value_or(std::vector<std::string>());
  const auto action = fields.choice("action", Presence::required, kActions);
  change.action = action == "ignore" ? domain::VulnerabilityAction::ignore : domain::VulnerabilityAction::mitigate;
  change.reason = fields.text("reason", Presence::required, 1, kLongestVulnerabilityReason).value_or("");
  change.full_name = fields.text("full_name", Presence::required, 1, kLongestFullName).value_or("");
  if (!problems.none()) return problems.answer(call.request);

  call.name_objects(domain::Collection::vulnerability, change.tickets);
  domain::VulnerabilityService service(call.services.database, call.services.audit, call.services.clock);
  const auto addressed = service.address(call.scope, change, call.request.request_id);
  if (!addressed) return http::error_response(call.request, addressed.error());
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("api", "/pub/v4.0/vulnerability/update").member("ver", "v4.0");
  json.key("updatedVulnerInstanceList").begin_array();
  for (const auto& one : *addressed) {
    json.begin_object().member("newLevel", one.risk_level).member("newScore", one.risk_score);
    write_anomaly_map(json.key("newAnomalyMap"));
    json.member("zb_ticketid", one.ticket).end_object();
  }
  json.end_array().end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
