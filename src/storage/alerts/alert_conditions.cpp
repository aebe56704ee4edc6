#include "storage/alerts/alert_conditions.h"

#include "storage/filters/alert_filter_columns.h"

namespace guardian::storage {

Result<void> filter_alerts(ScopedQuery& to, const domain::AlertQuery& query, const StoreContext& context) {
  if (query.since) to.filter(Part::since, {"since", *query.since});
  if (query.updated_since) to.filter(Part::updated_since, {"updated_since", *query.updated_since});
  if (!query.type.empty()) to.filter(Part::type, {"type", query.type});
  if (query.resolved) to.filter(Part::resolved, {"resolved", *query.resolved});
  if (query.device_id) to.filter(Part::device, {"device", *query.device_id});
  if (!query.ticket.empty()) to.filter(Part::ticket, {"ticket", query.ticket});
  to.within(query.bounds);
  if (query.filter) {
    to.with(Part::filtered_device);
    to.narrow(*query.filter, alert_filter_column, context.session.engine());
  }
  return to.hide_unfinished(context);
}

}  // namespace guardian::storage
