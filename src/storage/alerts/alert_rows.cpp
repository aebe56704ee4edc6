#include "storage/alerts/alert_rows.h"

#include "storage/columns.h"
#include "storage/imports/import_rows.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct AlertRow {
  std::string id, zb_ticketid, device_id;
  long long happened_at = 0;
  std::string type;
  long long severity = 0, resolved = 0;
  std::string document, import_id;
  void columns(Columns& into) {
    into(id)(zb_ticketid)(device_id)(happened_at)(type)(severity)(resolved)(document)(import_id);
  }
};

Result<domain::Alert> alert_of(AlertRow row) {
  domain::Alert alert;
  alert.id = std::move(row.id);
  alert.zb_ticketid = std::move(row.zb_ticketid);
  alert.device_id = std::move(row.device_id);
  GUARDIAN_TRY(alert.date, read_instant(row.happened_at, "alert.happened_at"));
  alert.type = std::move(row.type);
  GUARDIAN_TRY(alert.severity, read_int(row.severity, 0, 10, "alert.severity"));
  GUARDIAN_TRY(alert.resolved, read_flag(row.resolved, "alert.resolved"));
  alert.document = std::move(row.document);
  alert.import_id = std::move(row.import_id);
  return alert;
}

}  // namespace

Result<std::optional<domain::Alert>> AlertRows::find(const domain::AccessScope& scope, std::string_view id) const {
  std::vector<Param> params{{"tenant", scope.tenant_id()}, {"alert_id", id}};
  std::string sites;
  if (scope.sites()) params.emplace_back("sites", sites = json_list(*scope.sites()));
  const auto shape =
      context_.locking().with(Part::hide, !context_.writing()).with(Part::sites, scope.sites().has_value());
  GUARDIAN_TRY(auto rows, context_.session.read_all<AlertRow>(sql::kAlertsFind, params, shape));
  if (rows.empty()) return std::optional<domain::Alert>();
  GUARDIAN_TRY(auto alert, alert_of(std::move(rows.front())));
  return std::optional(std::move(alert));
}

Result<std::int64_t> AlertRows::count(const domain::AccessScope& scope) const {
  GUARDIAN_TRY(const auto hidden, hidden_imports(context_, scope));
  std::vector<Param> params{{"tenant", scope.tenant_id()}};
  std::string sites;
  if (!hidden.empty()) params.emplace_back("unfinished", hidden);
  if (scope.sites()) params.emplace_back("sites", sites = json_list(*scope.sites()));
  const auto shape = Shape{}.with(Part::hide, !hidden.empty()).with(Part::sites, scope.sites().has_value());
  GUARDIAN_TRY(const auto rows, context_.session.read_all<NumberRow>(sql::kAlertsCount, params, shape));
  return static_cast<std::int64_t>(rows.empty() ? 0 : rows.front().value);
}

Result<void> AlertRows::save(const domain::AccessScope& scope, const domain::Alert& alert) {
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "alert"));
  GUARDIAN_CHECK(context_.session.change(sql::kAlertsSave, {{"tenant", scope.tenant_id()},
                                                            {"alert_id", alert.id},
                                                            {"zb_ticketid", alert.zb_ticketid},
                                                            {"device_id", alert.device_id},
                                                            {"happened_at", alert.date},
                                                            {"type", alert.type},
                                                            {"severity", alert.severity},
                                                            {"resolved", alert.resolved},
                                                            {"document", alert.document},
                                                            {"import_id", alert.import_id},
                                                            {"change_seq", seq}}));
  return {};
}

}  // namespace guardian::storage
