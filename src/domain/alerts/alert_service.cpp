#include "domain/alerts/alert_service.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/alerts/alert.h"
#include "domain/audit/audit_actions.h"
#include "domain/devices/device.h"
#include "domain/devices/document_edit.h"
#include "domain/users/acting_email.h"

namespace guardian::domain {
namespace {

std::string alert_text_json(std::string_view text) {
  std::string out;
  JsonWriter(out).value(text);
  return out;
}

std::string alert_texts_json(const std::vector<std::string>& texts) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
  return out;
}

}  // namespace

Result<void> AlertService::resolve(const AccessScope& scope, std::string_view id, const AlertResolution& resolution,
                                   std::string_view request_id) {
  if (!scope.may_write()) return Error::forbidden("No access", "alert without the right to write");
  return database_.write(WriteLane::normal, [&](Tx& tx) -> Result<void> {
    GUARDIAN_TRY(auto found, tx.alerts().find(scope, id));
    if (!found) return Error::not_found();
    Alert& alert = *found;
    const std::string types = fmt::format("{}", fmt::join(resolution.reason_types, ", "));
    const auto history = find_document_member(alert.document, "reason_history");
    const LastAction last = last_action(history);
    if (alert.resolved && last.action == "resolve" && last.reason == resolution.reason && last.reason_type == types) {
      return {};
    }

    const Instant now = clock_.now();
    GUARDIAN_TRY(std::string email, acting_email(tx, scope));
    GUARDIAN_TRY(std::string entries,
                 append_history(history, {"resolve", resolution.reason, types, std::move(email), {}, now}));
    const DocumentMember members[] = {{"resolved", R"("yes")"},
                                      {"reason", alert_text_json(resolution.reason)},
                                      {"reason_type", alert_texts_json(resolution.reason_types)},
                                      {"reason_history", std::move(entries)},
                                      {"ticketState", R"("resolved")"},
                                      {"updateDate", alert_text_json(format_time(now))},
                                      {"ignored", "false"},
                                      {"unmonitoredDevice", "false"}};
    alert.document = edit_document(alert.document, members);
    alert.resolved = true;
    alert.updated_at = now;
    GUARDIAN_CHECK(tx.alerts().save(scope, alert));
    GUARDIAN_CHECK(tx.devices().recount_alerts(scope, {alert.device_id}));

    AuditEvent event;
    event.chain = scope.tenant_id();
    event.actor = scope.actor();
    event.action = audit_action::kAlertResolve;
    event.object = "alert:" + alert.id;
    event.request_id = request_id;
    event.detail.clear();
    JsonWriter(event.detail)
        .begin_object()
        .key("reason_type")
        .raw(alert_texts_json(resolution.reason_types))
        .end_object();
    return audit_.append(tx, event);
  });
}

}  // namespace guardian::domain
