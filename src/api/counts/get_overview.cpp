#include <array>
#include <chrono>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "api/counts/count_operations.h"
#include "api/counts/counted_text.h"
#include "base/json_writer.h"
#include "base/time_format.h"
#include "domain/alerts/alert.h"
#include "domain/counts/inventory_counts.h"
#include "domain/imports/import_record.h"

namespace guardian::api {
namespace {

using domain::InventoryOverview;
using domain::ValueCount;

constexpr std::array<std::string_view, 5> kRiskLevels = {"Critical", "High", "Medium", "Low", ""};
constexpr std::array<std::string_view, 4> kVulnerabilitySeverities = {"Critical", "High", "Medium", "Low"};
constexpr std::array kAlertSeverities = {4, 3, 2, 1};

std::string day_text(std::int64_t day) {
  constexpr std::size_t kDate = 10;  // 2026-01-31
  return format_time(Instant(std::chrono::sys_days(std::chrono::days(day)))).substr(0, kDate);
}

std::int64_t on_day(const domain::CountByDay& days, std::int64_t day) {
  const auto found = days.find(day);
  return found == days.end() ? 0 : found->second;
}

void write_severities(JsonWriter& json, const domain::SeverityCounts& counts) {
  json.begin_object();
  for (const int severity : kAlertSeverities) {
    json.member(domain::alert_severity_word(severity), counts.at(static_cast<std::size_t>(severity)));
  }
  json.end_object();
}

// Each of these words, 0 where there are none, and whatever else there is.
template <typename Words>
void write_by_word(JsonWriter& json, const Words& words, const std::vector<ValueCount>& counts) {
  json.begin_object();
  for (const std::string_view word : words) {
    std::int64_t count = 0;
    for (const auto& one : counts) count += one.value == word ? one.count : 0;
    json.member(word, count);
  }
  for (const auto& one : counts) {
    bool known = false;
    for (const std::string_view word : words) known = known || one.value == word;
    if (!known) json.member(one.value, one.count);
  }
  json.end_object();
}

void write_devices(JsonWriter& json, const InventoryOverview& overview, std::int64_t first, std::int64_t today) {
  json.begin_object().member("total", overview.devices).member("active_24h", overview.active_devices);
  json.key("by_category").begin_array();
  for (const auto& one : overview.by_category) {
    json.begin_object().member("value", one.value).member("count", one.count).end_object();
  }
  json.end_array();
  write_by_word(json.key("by_risk_level"), kRiskLevels, overview.by_risk_level);
  json.key("new_by_day").begin_array();
  for (auto day = first; day <= today; ++day) {
    json.begin_object().member("day", day_text(day)).member("count", on_day(overview.new_devices, day)).end_object();
  }
  json.end_array().end_object();
}

// Backwards from what is open now: what a day resolved was open before it, what it brought was not.
std::vector<std::int64_t> open_at_ends(const InventoryOverview& overview, std::int64_t first, std::int64_t today) {
  std::vector<std::int64_t> open(static_cast<std::size_t>(today - first + 1));
  const auto& now = overview.open_alerts;
  std::int64_t count = std::accumulate(now.begin(), now.end(), std::int64_t{0});
  for (auto day = today; day >= first; --day) {
    open[static_cast<std::size_t>(day - first)] = count > 0 ? count : 0;
    const auto raised = overview.raised.find(day);
    if (raised != overview.raised.end()) {
      count -= std::accumulate(raised->second.begin(), raised->second.end(), std::int64_t{0});
    }
    count += on_day(overview.resolved, day);
  }
  return open;
}

void write_alerts(JsonWriter& json, const InventoryOverview& overview, std::int64_t first, std::int64_t today) {
  json.begin_object();
  write_severities(json.key("open"), overview.open_alerts);
  const auto open = open_at_ends(overview, first, today);
  json.key("by_day").begin_array();
  for (auto day = first; day <= today; ++day) {
    const auto raised = overview.raised.find(day);
    json.begin_object().member("day", day_text(day));
    write_severities(json.key("raised"), raised == overview.raised.end() ? domain::SeverityCounts{} : raised->second);
    json.member("resolved", on_day(overview.resolved, day))
        .member("open", open[static_cast<std::size_t>(day - first)])
        .end_object();
  }
  json.end_array().end_object();
}

void write_exposed(JsonWriter& json, const std::vector<domain::ExposedDevice>& devices) {
  json.begin_array();
  for (const auto& device : devices) {
    json.begin_object()
        .member("deviceid", device.deviceid)
        .member("hostname", device.hostname)
        .member("category", device.category)
        .member("profile", device.profile)
        .member("risk_score", device.risk_score)
        .member("risk_level", device.risk_level)
        .member("open_alerts", device.open_alerts)
        .member("open_vulnerabilities", device.open_vulnerabilities)
        .end_object();
  }
  json.end_array();
}

void write_time(JsonWriter& json, std::string_view name, const std::optional<Instant>& time) {
  json.key(name);
  if (time) {
    json.value(format_time(*time));
  } else {
    json.null();
  }
}

std::string_view state_word(domain::ImportState state) {
  switch (state) {
    case domain::ImportState::staging:
      return "staging";
    case domain::ImportState::applying:
      return "applying";
    case domain::ImportState::complete:
      return "complete";
  }
  return "";
}

Result<std::string> write_overview(const domain::Reader& reader, const domain::AccessScope& scope, Instant now) {
  GUARDIAN_TRY(const auto overview, reader.counts().overview(scope, now));
  std::vector<domain::ImportRecord> imports;
  // What the whole tenant is given is not for those who see a part of it.
  if (!scope.sites()) {
    GUARDIAN_TRY(imports, reader.imports().list(scope));
  }
  const std::int64_t today = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
  const std::int64_t first = today - domain::kOverviewDays + 1;
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("as_of", format_time(now));
  write_devices(json.key("devices"), overview, first, today);
  write_alerts(json.key("alerts"), overview, first, today);
  json.key("vulnerabilities").begin_object();
  write_by_word(json.key("open"), kVulnerabilitySeverities, overview.open_vulnerabilities);
  json.end_object();
  write_exposed(json.key("most_exposed"), overview.most_exposed);
  json.key("ingestion").begin_object();
  write_time(json, "newest_activity", overview.newest_activity);
  json.key("last_import");
  if (imports.empty()) {
    json.null();
  } else {
    json.begin_object()
        .member("time", format_time(imports.front().started_at))
        .member("kind", imports.front().kind)
        .member("state", state_word(imports.front().state))
        .end_object();
  }
  write_time(json, "last_discovery", scope.sites() ? std::nullopt : overview.newest_upload);
  json.end_object().end_object();
  return out;
}

}  // namespace

http::Response get_overview(const Call& call) {
  using domain::Collection;
  auto text =
      counted_text(call, "overview", {Collection::device, Collection::alert, Collection::vulnerability},
                   [&](const domain::Reader& reader, Instant now) { return write_overview(reader, call.scope, now); });
  if (!text) return http::error_response(call.request, text.error());
  return http::Response::json(200, *std::move(text));
}

}  // namespace guardian::api
