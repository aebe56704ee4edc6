#include <cstdlib>

#include "storage/filters/filter_condition.h"
#include "storage/sql_text.h"

namespace guardian::storage {

const FilterColumn& device_filter_column(const domain::FilterField& field) {
  using F = domain::DeviceFilterField;
  static const auto columns = [] {
    std::vector<FilterColumn> made(static_cast<std::size_t>(F::info_alerts) + 1);
    const auto at = [&](F id) -> FilterColumn& { return made[static_cast<std::size_t>(id)]; };
    const auto put = [&](F id, SqlWords column) { at(id).columns = {column}; };
    at(F::words).columns = {"d.deviceid", "d.mac",    "d.ip_address", "d.hostname", "d.category",
                            "d.profile",  "d.vendor", "d.model",      "d.os_group"};
    put(F::deviceid, "d.deviceid");
    put(F::mac, "d.mac");
    put(F::ip, "d.ip_address");
    at(F::ip).address_key = "d.ip_key";
    put(F::hostname, "d.hostname");
    put(F::category, "d.category");
    put(F::profile, "d.profile");
    put(F::profile_type, "d.profile_type");
    put(F::profile_vertical, "d.profile_vertical");
    put(F::vendor, "d.vendor");
    put(F::model, "d.model");
    put(F::os_group, "d.os_group");
    at(F::site) = {{"s.name"}, "", sql::kFiltersSitesNamed, "d.site_id"};
    at(F::tag) = {{"g.value"}, "", sql::kFiltersDevicesWithTag, "d.device_id"};
    put(F::risk_score, "d.risk_score");
    put(F::risk_level, "d.risk_level");
    put(F::confidence_score, "d.confidence_score");
    put(F::first_seen, "d.first_seen");
    put(F::last_activity, "d.last_activity");
    put(F::monitored, "d.monitored");
    put(F::traffic_restricted, "COALESCE(d.traffic_restricted, -1)");
    put(F::open_alerts, "(d.critical_alerts + d.warning_alerts + d.caution_alerts + d.info_alerts)");
    put(F::critical_alerts, "d.critical_alerts");
    put(F::warning_alerts, "d.warning_alerts");
    put(F::caution_alerts, "d.caution_alerts");
    put(F::info_alerts, "d.info_alerts");
    return made;
  }();
  const auto& column = columns.at(field.id);
  if (column.columns.empty()) std::abort();  // a field without a column: the contract suite asks each of them
  return column;
}

}  // namespace guardian::storage
