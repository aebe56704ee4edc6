#include "api/alerts/alert_view.h"

#include <string_view>

#include "api/stored_item.h"
#include "base/time_format.h"
#include "domain/devices/document_edit.h"

namespace guardian::api {
namespace {

constexpr std::string_view kPublished = R"({"status":"publish"})";

// A SIEM converter passes over alerts whose message is not published.
std::string message_of(std::string_view stored) {
  if (stored.empty() || stored.front() != '{') return std::string(kPublished);
  if (domain::find_document_member(stored, "status")) return std::string(stored);
  const domain::DocumentMember status[] = {{"status", R"("publish")"}};
  return domain::edit_document(stored, status);
}

}  // namespace

void write_alert(std::string& out, const domain::AlertItem& item) {
  const domain::Alert& alert = item.alert;
  const domain::ShownDevice& device = item.device;
  StoredItem json(out, alert.document);
  json.set("date", format_time(alert.date));
  json.set("id", alert.id);
  json.set("alertid", alert.id);
  json.set("zb_ticketid", alert.zb_ticketid);
  json.set("deviceid", device.deviceid);
  json.set("resolved", alert.resolved ? "yes" : "no");
  json.set("type", alert.type);
  json.set("severityNumber", alert.severity);
  json.set("tenantid", "");
  json.set_raw("msg", message_of(json.find("msg")));
  json.copy_rest();
  json.fill("name", alert.name);
  json.fill("severity", domain::alert_severity_word(alert.severity));
  json.fill("description", "");
  json.fill("hostname", device.hostname.empty() ? device.deviceid : device.hostname);
  json.fill("internal_hostname", device.hostname.empty() ? device.deviceid : device.hostname);
  json.fill("profile", device.profile);
  json.fill("category", device.category);
  json.fill("siteid", device.site_id);
  json.fill("siteName", device.site_name);
  json.fill("serviceLevel", "");
  json.fill_raw("trafficRestricted", !device.traffic_restricted   ? "null"
                                     : *device.traffic_restricted ? "true"
                                                                  : "false");
  json.fill_raw("reason_history", "[]");
  json.end();
}

}  // namespace guardian::api
