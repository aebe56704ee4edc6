#include "storage/devices/device_conditions.h"

#include "storage/columns.h"

namespace guardian::storage {

Result<void> filter_devices(ScopedQuery& to, const domain::DeviceQuery& query, const StoreContext& context) {
  if (query.active_since) to.filter(Part::active_since, {"active_since", *query.active_since});
  if (query.traffic_restricted) to.filter(Part::restricted, {"restricted", *query.traffic_restricted});
  to.with(Part::monitored, query.monitored_only);
  if (query.mac) to.filter(Part::mac, {"mac", *query.mac});
  if (query.ip_address) to.filter(Part::ip, {"ip_key", to.keep(ip_sort_key(*query.ip_address))});
  if (query.site_names) to.filter(Part::site, {"site_names", to.keep(json_list(*query.site_names))});
  if (!query.search.empty()) to.filter(Part::search, {"search", to.keep(like_pattern(query.search))});
  to.within(query.bounds);
  if (query.filter) to.narrow(*query.filter, device_filter_column, context.session.engine());
  return to.hide_unfinished(context);
}

}  // namespace guardian::storage
