#include "api/integrations/integration_operations.h"
#include "api/integrations/report_fields.h"
#include "api/parameters/json_body.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/integrations/integration_service.h"

namespace guardian::api {
namespace {

constexpr std::size_t kMostScanListElements = 5000;
constexpr std::size_t kLongestScanListText = 256 * 1024;

// The list as JSON; "[]" when absent.
std::string read_scan_list(BodyFields& body, std::string_view name, Presence presence) {
  const auto* list = body.array(name, presence, 0, kMostScanListElements);
  return list == nullptr ? "[]" : to_json(*list);
}

std::string read_scanner_list(BodyFields& body, InputProblems& problems) {
  const auto* list = body.array("scannerList", Presence::required, 0, kMostScanListElements);
  if (list == nullptr) return "[]";
  for (std::size_t i = 0; i < list->size(); ++i) object_element(*list, i, "scannerList", problems);
  return to_json(*list);
}

// An array by the example of the reference API, text by its schema.
std::string read_profile_list(BodyFields& body) {
  const auto* value = body.find("profileList");
  if (value == nullptr || !value->is_string()) return read_scan_list(body, "profileList", Presence::required);
  return to_json(boost::json::value(
      body.text("profileList", Presence::required, 0, kLongestScanListText).value_or(std::string())));
}

}  // namespace

http::Response report_scan_details(const Call& call) {
  auto read = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  InputProblems problems;
  BodyFields body(std::get<boost::json::object>(read), "", problems);
  domain::ScannerInventory inventory;
  inventory.received_at = call.services.clock.now();
  inventory.scanners = read_scanner_list(body, problems);
  inventory.profiles = read_profile_list(body);
  inventory.reported_at = read_timestamp(body, "timestamp", Presence::required).value_or(inventory.received_at);
  inventory.scan_type = body.text("scanType", Presence::required, 1, kLongestReportedWord).value_or("");
  inventory.sites = read_scan_list(body, "siteList", Presence::optional);
  inventory.sync_scanners = body.boolean("syncScanners", Presence::optional);
  if (!problems.none()) return problems.answer(call.request);
  domain::IntegrationService integrations(call.services.database, call.services.audit);
  const auto kept = integrations.take_scanners(call.scope, inventory, call.request.request_id);
  if (!kept) return http::error_response(call.request, kept.error());
  return http::Response::json(200, R"({"received":"yes"})");
}

}  // namespace guardian::api
