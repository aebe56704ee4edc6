#include <utility>

#include "api/alerts/alert_view.h"
#include "api/exports/export_answer.h"
#include "api/exports/export_operations.h"
#include "api/page_of_ids.h"
#include "api/parameters/choice.h"
#include "api/parameters/filter_parameter.h"
#include "domain/alerts/alert.h"
#include "domain/filters/alert_filter_fields.h"

namespace guardian::api {
namespace {

constexpr std::string_view kExportAlerts = "export/alerts";
constexpr Choice<domain::AlertSort> kAlertOrders[] = {{"date", domain::AlertSort::date}};

}  // namespace

http::Response export_alerts(const Call& call) {
  InputProblems problems;
  ExportForm form = read_export_form(call.request,
                                     {"id", "zb_ticketid", "date", "name", "type", "severity", "resolved", "deviceid",
                                      "hostname", "profile", "siteName"},
                                     problems);
  ExportCursor cursor = read_export_cursor(call, kExportAlerts, problems);
  domain::AlertQuery query;
  query.filter = read_filter(call.request, domain::alert_filter_collection(), cursor.list.asked_at(), problems);
  query.sort = read_choice<domain::AlertSort>(call.request, "sortfield", kAlertOrders, problems)
                   .value_or(domain::AlertSort::date);
  query.direction = read_direction(call.request, domain::Direction::ascending, problems);
  if (!problems.none()) return problems.answer(call.request);

  ExportSource source;
  source.noun = "alerts";
  source.items_at_once = kDocumentsAtOnce;
  source.read = [scope = call.scope, query](const domain::Reader& reader,
                                            const std::optional<domain::ListPosition>& after,
                                            std::int64_t limit) -> Result<std::vector<ExportItem>> {
    domain::AlertQuery page = query;
    page.bounds.after = after;
    page.limit = limit;
    GUARDIAN_TRY(const auto ids, reader.alerts().list_ids(scope, page));
    GUARDIAN_TRY(const auto alerts, reader.alerts().read(scope, ids));
    if (alerts.size() != ids.size()) return Error::internal("an alert is listed and cannot be read");
    std::vector<ExportItem> items;
    items.reserve(alerts.size());
    for (const auto& alert : alerts) {
      ExportItem& item = items.emplace_back(ExportItem{{}, domain::position_of(query, alert.alert)});
      write_alert(item.object, alert);
    }
    return items;
  };
  return export_answer(call, std::move(form), std::move(cursor), std::move(source));
}

}  // namespace guardian::api
