#include <algorithm>
#include <charconv>

#include "api/parameters/body_fields.h"
#include "api/parameters/json_body.h"
#include "api/vulnerabilities/vulnerability_operations.h"
#include "base/json_writer.h"
#include "domain/vulnerabilities/vulnerability_service.h"

namespace guardian::api {
namespace {

using domain::ScannedDevice;
using domain::VulnerabilityService;

constexpr std::size_t kMostScannedDevices = 1000;

// CVE-2023-31096: the year, and a number of four digits or more.
bool is_cve_id(std::string_view text) {
  constexpr std::string_view kPrefix = "CVE-";
  if (!text.starts_with(kPrefix) || text.size() > 32) return false;
  const std::string_view rest = text.substr(kPrefix.size());
  const auto digits = [](std::string_view some) {
    return std::all_of(some.begin(), some.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  return rest.size() >= 9 && digits(rest.substr(0, 4)) && rest[4] == '-' && digits(rest.substr(5));
}

// A number, or a text of one: scanners' reports hold both.
std::optional<double> read_cvss_score(BodyFields& fields) {
  const auto* value = fields.find("cvssScore");
  if (value == nullptr || !value->is_string()) return fields.number("cvssScore", Presence::optional, 0, 10);
  const auto& text = value->get_string();
  double score = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), score);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size() && score >= 0 && score <= 10) return score;
  fields.problem("cvssScore", "must be a number from 0 to 10");
  return std::nullopt;
}

ScannedDevice read_scanned_device(const boost::json::object& object, const std::string& path, InputProblems& problems) {
  BodyFields fields(object, path, problems);
  ScannedDevice device;
  device.deviceid = fields.text("deviceid", Presence::required, 1, 64).value_or("");
  const auto* list = fields.array("cve", Presence::required, 0, VulnerabilityService::kMaxScanned);
  if (list == nullptr) return device;
  const std::string list_path = fields.path_of("cve");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto* one = object_element(*list, i, list_path, problems);
    if (one == nullptr) continue;
    BodyFields cve(*one, element_path(list_path, i), problems);
    domain::ScannedVulnerability found;
    if (const auto id = cve.text("cveId", Presence::required, 1, 32)) {
      if (!is_cve_id(*id)) cve.problem("cveId", "must be of the form CVE-2023-31096");
      found.name = *id;
    }
    found.cvss = read_cvss_score(cve);
    device.vulnerabilities.push_back(std::move(found));
  }
  return device;
}

}  // namespace

http::Response take_third_party_scan(const Call& call) {
  auto body = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&body)) return std::move(*refused);
  InputProblems problems;
  BodyFields fields(std::get<boost::json::object>(body), "", problems);
  std::vector<ScannedDevice> devices;
  std::size_t vulnerabilities = 0;
  if (const auto* list = fields.array("device_list", Presence::required, 1, kMostScannedDevices)) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* one = object_element(*list, i, "device_list", problems);
      if (one == nullptr) continue;
      devices.push_back(read_scanned_device(*one, element_path("device_list", i), problems));
      vulnerabilities += devices.back().vulnerabilities.size();
    }
  }
  if (vulnerabilities > VulnerabilityService::kMaxScanned) {
    problems.in_body("device_list", "must hold at most 1000 vulnerabilities in all", std::to_string(vulnerabilities));
  }
  if (!problems.none()) return problems.answer(call.request);

  VulnerabilityService service(call.services.database, call.services.audit, call.services.clock);
  const auto updated = service.take_scan(call.scope, devices, call.request.request_id);
  if (!updated) return http::error_response(call.request, updated.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("ver", "v4.0")
      .member("api", "thirdPartyScan")
      .member("message", "OK")
      .member("code", 1)
      .member("updatedDeviceNum", *updated)
      .end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
