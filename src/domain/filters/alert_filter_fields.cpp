#include "domain/filters/alert_filter_fields.h"

#include <array>
#include <vector>

namespace guardian::domain {
namespace {

using AlertFieldId = AlertFilterField;

constexpr std::array<std::string_view, 4> kAlertSeverities = {"info", "low", "medium", "high"};
constexpr std::int64_t kMostSeverity = 10;

constexpr FilterField field_of_alert(std::string_view name, FilterType type, AlertFieldId id, std::string_view description,
                                     std::string_view example) {
  return {name, type, static_cast<unsigned>(id), description, example, 0, {}, type == FilterType::text};
}

constexpr std::array kAlertFields = {
    field_of_alert("name", FilterType::text, AlertFieldId::name, "Name of the alert", "name:*telnet*"),
    FilterField{"severity", FilterType::choice, static_cast<unsigned>(AlertFieldId::severity), "Severity of the alert",
                "severity:>=medium", 0, kAlertSeverities, false},
    FilterField{"severity_number",
                FilterType::number,
                static_cast<unsigned>(AlertFieldId::severity_number),
                "Severity of the alert as a number: 1 info, 2 low, 3 medium, 4 high",
                "severity_number:3..4",
                kMostSeverity,
                {},
                false},
    field_of_alert("resolved", FilterType::flag, AlertFieldId::resolved, "Whether the alert was resolved", "resolved:false"),
    field_of_alert("date", FilterType::time, AlertFieldId::date, "When it happened", "date:>-7d"),
    field_of_alert("updated", FilterType::time, AlertFieldId::updated, "When the alert was imported or changed last",
                   "updated:2026-01-31"),
    field_of_alert("type", FilterType::text, AlertFieldId::type, "Type of the alert", "type:policy_alert"),
    field_of_alert("ticket", FilterType::text, AlertFieldId::ticket, "The alert's zb_ticketid", "ticket:alert-*"),
    field_of_alert("id", FilterType::text, AlertFieldId::id, "The alert's ID", "id:5f3c*"),
};

constexpr FilterField kAlertWords = {
    "", FilterType::words, static_cast<unsigned>(AlertFieldId::words),
    "name; of the device deviceid, mac, ip, hostname, category, profile, vendor, model, os_group", "telnet"};

}  // namespace

const FilterCollection& alert_filter_collection() {
  static const auto fields = [] {
    std::vector<FilterField> all(kAlertFields.begin(), kAlertFields.end());
    const auto of_device = device_filter_collection().fields;
    all.insert(all.end(), of_device.begin(), of_device.end());
    return all;
  }();
  static const FilterCollection collection{"alerts", fields, kAlertWords};
  return collection;
}

}  // namespace guardian::domain
