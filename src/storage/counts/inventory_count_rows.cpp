#include "storage/counts/inventory_count_rows.h"

#include <chrono>
#include <utility>

#include "storage/alerts/alert_conditions.h"
#include "storage/columns.h"
#include "storage/counts/facet_columns.h"
#include "storage/devices/device_conditions.h"
#include "storage/sql_text.h"
#include "storage/vulnerabilities/vulnerability_conditions.h"

namespace guardian::storage {
namespace {

using domain::CountByDay;
using domain::FacetField;
using domain::ValueCount;

constexpr std::int64_t kMostCategories = 20;
constexpr std::int64_t kMostExposed = 10;
constexpr std::chrono::hours kActive{24};

struct FacetRow {
  std::string value;
  long long times = 0, distinct = 0, counted = 0;
  void columns(Columns& into) { into(value)(times)(distinct)(counted); }
};

struct ValueCountRow {
  std::string value;
  long long times = 0;
  void columns(Columns& into) { into(value)(times); }
};

struct NumberCountRow {
  long long number = 0, times = 0;
  void columns(Columns& into) { into(number)(times); }
};

struct DaySeverityRow {
  long long day = 0, severity = 0, times = 0;
  void columns(Columns& into) { into(day)(severity)(times); }
};

struct ExposedRow {
  std::string deviceid, shown_name, category, profile;
  long long risk_score = 0;
  std::string risk_level;
  long long open_alerts = 0, open_vulnerabilities = 0;
  void columns(Columns& into) {
    into(deviceid)(shown_name)(category)(profile)(risk_score)(risk_level)(open_alerts)(open_vulnerabilities);
  }
};

std::size_t severity_place(long long severity) {
  constexpr long long kHighest = 4;
  return severity >= 1 && severity <= kHighest ? static_cast<std::size_t>(severity) : 0;
}

Result<std::vector<ValueCount>> read_values(Session& session, const Query& text, const ScopedQuery& query) {
  GUARDIAN_TRY(auto rows, session.read_all<ValueCountRow>(text, query.params(), query.shape()));
  std::vector<ValueCount> values;
  for (auto& row : rows) values.push_back({std::move(row.value), row.times});
  return values;
}

Result<CountByDay> read_days(Session& session, const Query& text, const ScopedQuery& query) {
  GUARDIAN_TRY(const auto rows, session.read_all<NumberCountRow>(text, query.params(), query.shape()));
  CountByDay days;
  for (const auto& row : rows) days.emplace(row.number, row.times);
  return days;
}

}  // namespace

Result<std::int64_t> InventoryCountRows::devices_up_to(const domain::AccessScope& scope,
                                                       const domain::DeviceQuery& query, std::int64_t most) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_devices(filters, query, context_));
  filters.bind({"most", most});
  return read_count(context_.session, sql::kCountsDevicesUpTo, filters);
}

Result<domain::Facet> InventoryCountRows::read_facet(const Query& text, ScopedQuery& query) const {
  query.bind({"most", domain::kMostFacetMatches}).bind({"shown", domain::kMostFacetValues});
  GUARDIAN_TRY(auto rows, context_.session.read_all<FacetRow>(text, query.params(), query.shape()));
  domain::Facet facet;
  if (!rows.empty()) {
    facet.distinct = rows.front().distinct;
    facet.counted = rows.front().counted;
  }
  for (auto& row : rows) facet.values.push_back({std::move(row.value), row.times});
  return facet;
}

Result<domain::Facet> InventoryCountRows::facet_of_devices(const domain::AccessScope& scope,
                                                           const domain::DeviceQuery& query, FacetField field) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_devices(filters, query, context_));
  if (field == FacetField::tag) return read_facet(sql::kCountsFacetOfTags, filters);
  filters.with(Part::site_name, field == FacetField::site).replace(facet_value_of_device(field));
  return read_facet(sql::kCountsFacetOfDevices, filters);
}

Result<domain::Facet> InventoryCountRows::facet_of_alerts(const domain::AccessScope& scope,
                                                          const domain::AlertQuery& query, FacetField field) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_alerts(filters, query, context_));
  filters.with(Part::site_name, field == FacetField::site).replace(facet_value_of_alert(field));
  if (is_facet_of_device(field)) filters.with(Part::filtered_device);
  return read_facet(sql::kCountsFacetOfAlerts, filters);
}

Result<domain::Facet> InventoryCountRows::facet_of_vulnerabilities(const domain::AccessScope& scope,
                                                                   const domain::VulnerabilityQuery& query,
                                                                   FacetField field) const {
  ScopedQuery filters(scope);
  GUARDIAN_CHECK(filter_instances(filters, query, context_));
  filters.with(Part::site_name, field == FacetField::site).replace(facet_value_of_vulnerability(field));
  if (is_facet_of_device(field)) filters.with(Part::filtered_device);
  return read_facet(sql::kCountsFacetOfVulnerabilities, filters);
}

Result<domain::SeverityCounts> InventoryCountRows::open_alerts(const domain::AccessScope& scope) const {
  ScopedQuery query(scope);
  GUARDIAN_CHECK(query.hide_unfinished(context_));
  GUARDIAN_TRY(const auto rows,
               context_.session.read_all<NumberCountRow>(sql::kCountsOpenAlerts, query.params(), query.shape()));
  domain::SeverityCounts counts{};
  for (const auto& row : rows) counts.at(severity_place(row.number)) += row.times;
  return counts;
}

Result<std::vector<ValueCount>> InventoryCountRows::open_vulnerabilities(const domain::AccessScope& scope) const {
  ScopedQuery query(scope);
  GUARDIAN_CHECK(query.hide_unfinished(context_));
  return read_values(context_.session, sql::kCountsOpenVulnerabilities, query);
}

Result<domain::OpenFindings> InventoryCountRows::open_findings(const domain::AccessScope& scope) const {
  domain::OpenFindings open;
  GUARDIAN_TRY(const auto alerts, open_alerts(scope));
  for (const auto count : alerts) open.alerts += count;
  GUARDIAN_TRY(const auto vulnerabilities, open_vulnerabilities(scope));
  for (const auto& one : vulnerabilities) open.vulnerabilities += one.count;
  return open;
}

Result<void> InventoryCountRows::count_devices(const domain::AccessScope& scope, Instant now,
                                               domain::InventoryOverview& into) const {
  Session& session = context_.session;
  ScopedQuery all(scope);
  GUARDIAN_CHECK(all.hide_unfinished(context_));
  GUARDIAN_TRY(into.devices, read_count(session, sql::kCountsDevices, all));
  GUARDIAN_TRY(into.by_risk_level, read_values(session, sql::kCountsDevicesByRiskLevel, all));
  GUARDIAN_TRY(const auto newest,
               session.read_all<NumberRow>(sql::kCountsNewestActivity, all.params(), all.shape()));
  if (!newest.empty()) {
    GUARDIAN_TRY(into.newest_activity, read_instant(newest.front().value, "device.last_activity"));
  }

  ScopedQuery active(scope);
  active.bind({"since", now - kActive});
  GUARDIAN_CHECK(active.hide_unfinished(context_));
  GUARDIAN_TRY(into.active_devices, read_count(session, sql::kCountsActiveDevices, active));

  ScopedQuery categories(scope);
  categories.bind({"shown", kMostCategories});
  GUARDIAN_CHECK(categories.hide_unfinished(context_));
  GUARDIAN_TRY(into.by_category, read_values(session, sql::kCountsDevicesByCategory, categories));

  ScopedQuery exposed(scope);
  exposed.bind({"shown", kMostExposed});
  GUARDIAN_CHECK(exposed.hide_unfinished(context_));
  GUARDIAN_TRY(auto rows, session.read_all<ExposedRow>(sql::kCountsMostExposed, exposed.params(), exposed.shape()));
  for (auto& row : rows) {
    domain::ExposedDevice device{
        std::move(row.deviceid),   std::move(row.shown_name), std::move(row.category), std::move(row.profile), 0,
        std::move(row.risk_level), row.open_alerts,           row.open_vulnerabilities};
    GUARDIAN_TRY(device.risk_score, read_int(row.risk_score, 0, 100, "device.risk_score"));
    into.most_exposed.push_back(std::move(device));
  }
  return {};
}

Result<void> InventoryCountRows::count_findings(const domain::AccessScope& scope, Instant since,
                                                domain::InventoryOverview& into) const {
  Session& session = context_.session;
  ScopedQuery recent(scope);
  recent.bind({"since", since});
  GUARDIAN_CHECK(recent.hide_unfinished(context_));
  GUARDIAN_TRY(into.new_devices, read_days(session, sql::kCountsNewDevicesByDay, recent));
  GUARDIAN_TRY(into.resolved, read_days(session, sql::kCountsAlertsResolvedByDay, recent));
  GUARDIAN_TRY(const auto raised,
               session.read_all<DaySeverityRow>(sql::kCountsAlertsRaisedByDay, recent.params(), recent.shape()));
  for (const auto& row : raised) into.raised[row.day].at(severity_place(row.severity)) += row.times;
  GUARDIAN_TRY(into.open_alerts, open_alerts(scope));
  GUARDIAN_TRY(into.open_vulnerabilities, open_vulnerabilities(scope));
  return {};
}

Result<domain::InventoryOverview> InventoryCountRows::overview(const domain::AccessScope& scope, Instant now) const {
  domain::InventoryOverview overview;
  GUARDIAN_CHECK(count_devices(scope, now, overview));
  const auto first_day = std::chrono::floor<std::chrono::days>(now) - std::chrono::days(domain::kOverviewDays - 1);
  GUARDIAN_CHECK(count_findings(scope, Instant(first_day), overview));
  ScopedQuery uploads(scope, ScopedQuery::Reach::tenant);
  GUARDIAN_TRY(const auto newest, read_count(context_.session, sql::kCountsNewestUpload, uploads));
  if (newest > 0) {
    GUARDIAN_TRY(overview.newest_upload, read_instant(newest, "network_node.updated_at"));
  }
  return overview;
}

}  // namespace guardian::storage
