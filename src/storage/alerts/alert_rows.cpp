#include "storage/alerts/alert_rows.h"

#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/webhooks/webhook_events.h"
#include "storage/changes/change_log.h"
#include "storage/alerts/alert_conditions.h"
#include "storage/columns.h"
#include "storage/devices/shown_device_row.h"
#include "storage/filters/alert_filter_columns.h"
#include "storage/items_by_id.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct AlertRow {
  std::string id, zb_ticketid, device_id;
  long long happened_at = 0;
  std::string type;
  long long severity = 0, resolved = 0;
  std::string document, import_id, name;
  long long updated_at = 0;
  void columns(Columns& into) {
    into(id)(zb_ticketid)(device_id)(happened_at)(type)(severity)(resolved)(document)(import_id)(name)(updated_at);
  }
};

struct AlertItemRow {
  AlertRow alert;
  ShownDeviceRow device;
  void columns(Columns& into) {
    alert.columns(into);
    device.columns(into);
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
  alert.name = std::move(row.name);
  GUARDIAN_TRY(alert.updated_at, read_instant(row.updated_at, "alert.updated_at"));
  return alert;
}

std::string_view alert_order(const domain::AlertQuery& query) {
  const bool down = query.direction == domain::Direction::descending;
  if (query.sort == domain::AlertSort::severity) {
    return down ? "ORDER BY a.severity DESC, a.happened_at DESC, a.alert_id DESC"
                : "ORDER BY a.severity, a.happened_at, a.alert_id";
  }
  return down ? "ORDER BY a.happened_at DESC, a.alert_id DESC" : "ORDER BY a.happened_at, a.alert_id";
}

std::vector<std::string> texts_in_rows(std::vector<TextRow> rows) {
  std::vector<std::string> values;
  values.reserve(rows.size());
  for (auto& row : rows) values.push_back(std::move(row.value));
  return values;
}

std::string alert_snapshot(const domain::Alert& alert) {
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("id", alert.id)
      .member("zb_ticketid", alert.zb_ticketid)
      .member("name", alert.name)
      .member("type", alert.type)
      .member("severity", domain::alert_severity_word(alert.severity))
      .member("date", format_time(alert.date))
      .member("resolved", alert.resolved)
      .end_object();
  return out;
}

}  // namespace

// Before the row is written: what it was decides what is told. An alert that is opened again is told of nobody.
Result<void> AlertRows::note_event(const std::string& tenant, const domain::Alert& alert) {
  auto& events = context_.transaction->events();
  GUARDIAN_TRY(const bool created, events.wants(context_.session, tenant, domain::webhook_event::kAlertCreated));
  GUARDIAN_TRY(const bool resolved, events.wants(context_.session, tenant, domain::webhook_event::kAlertResolved));
  if (!created && !resolved) return {};
  GUARDIAN_TRY(const auto before, context_.session.read_one<NumberRow>(sql::kAlertsFindResolved,
                                                                       {{"tenant", tenant}, {"alert_id", alert.id}}));
  NotedEvent event{tenant, {}, "alert:" + alert.id, alert.device_id, "alert", alert_snapshot(alert), {}};
  if (!before && created) {
    event.type = domain::webhook_event::kAlertCreated;
  } else if (before && before->value == 0 && alert.resolved && resolved) {
    event.type = domain::webhook_event::kAlertResolved;
  } else {
    return {};
  }
  domain::Alert item = alert;
  item.document.clear();
  event.item = std::move(item);
  events.note(std::move(event));
  return {};
}

Result<std::optional<domain::Alert>> AlertRows::find(const domain::AccessScope& scope, std::string_view id) const {
  ScopedQuery query(scope);
  GUARDIAN_CHECK(query.look_up(context_));
  query.bind({"alert_id", id});
  GUARDIAN_TRY(auto rows, context_.session.read_all<AlertRow>(sql::kAlertsFind, query.params(), query.shape()));
  if (rows.empty()) return std::optional<domain::Alert>();
  GUARDIAN_TRY(auto alert, alert_of(std::move(rows.front())));
  return std::optional(std::move(alert));
}

Result<std::int64_t> AlertRows::count(const domain::AccessScope& scope, const domain::AlertQuery& query) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_alerts(filters, query, context_));
  return read_count(context_.session, sql::kAlertsCount, filters);
}

Result<std::vector<std::string>> AlertRows::list_ids(const domain::AccessScope& scope,
                                                     const domain::AlertQuery& query) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_alerts(filters, query, context_));
  filters.page(query.limit, query.offset);
  filters.replace(alert_order(query));
  static constexpr SqlWords kByDate[] = {"a.happened_at", "a.alert_id"};
  static constexpr SqlWords kBySeverity[] = {"a.severity", "a.happened_at", "a.alert_id"};
  if (query.bounds.after) {
    const bool by_severity = query.sort == domain::AlertSort::severity;
    const auto keys = by_severity ? std::span<const SqlWords>(kBySeverity) : std::span<const SqlWords>(kByDate);
    filters.go_on_behind(*query.bounds.after, keys, query.direction);
  }
  GUARDIAN_TRY(auto rows, context_.session.read_all<TextRow>(sql::kAlertsListIds, filters.params(), filters.shape()));
  return texts_in_rows(std::move(rows));
}

Result<std::vector<domain::AlertItem>> AlertRows::read(const domain::AccessScope& scope,
                                                       const std::vector<std::string>& ids) const {
  ScopedQuery query(scope);
  query.bind({"ids", query.keep(json_list(ids))});
  std::vector<domain::AlertItem> found;
  found.reserve(ids.size());
  Result<void> damage;
  const auto take = [&](AlertItemRow& row) {
    if (!damage) return;
    auto alert = alert_of(std::move(row.alert));
    auto device = shown_device_of(std::move(row.device));
    if (!alert || !device) {
      damage = alert ? device.error() : alert.error();
      return;
    }
    found.push_back({*std::move(alert), *std::move(device)});
  };
  GUARDIAN_CHECK(context_.session.read_each<AlertItemRow>(sql::kAlertsRead, query.params(), query.shape(), take));
  GUARDIAN_CHECK(damage);
  return in_order_of(ids, std::move(found),
                     [](const domain::AlertItem& item) -> const std::string& { return item.alert.id; });
}

Result<std::vector<std::string>> AlertRows::list_kinds(const domain::AccessScope& scope, std::int64_t offset,
                                                       std::int64_t limit) const {
  const domain::AlertQuery every;
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_alerts(filters, every, context_));
  filters.page(limit, offset);
  GUARDIAN_TRY(auto rows, context_.session.read_all<TextRow>(sql::kAlertsListKinds, filters.params(), filters.shape()));
  return texts_in_rows(std::move(rows));
}

Result<std::int64_t> AlertRows::count_kinds(const domain::AccessScope& scope) const {
  const domain::AlertQuery every;
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_alerts(filters, every, context_));
  return read_count(context_.session, sql::kAlertsCountKinds, filters);
}

Result<void> AlertRows::save(const domain::AccessScope& scope, const domain::Alert& alert) {
  GUARDIAN_TRY(const auto seq, context_.transaction->change_seq(context_.session, scope.tenant_id(), "alert"));
  GUARDIAN_CHECK(note_event(scope.tenant_id(), alert));
  GUARDIAN_CHECK(note_passed_alert(context_, scope, alert.id, alert.device_id));
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
                                                            {"change_seq", seq},
                                                            {"name", alert.name},
                                                            {"updated_at", alert.updated_at}}));
  return {};
}

}  // namespace guardian::storage
