#include "domain/filters/filter_fields.h"

#include <algorithm>
#include <array>

#include "domain/filters/filter_text.h"

namespace guardian::domain {
namespace {

constexpr std::int64_t kMostScore = 100;
constexpr std::int64_t kMostAlerts = 1'000'000'000;
constexpr std::array<std::string_view, 4> kRiskLevels = {"Low", "Medium", "High", "Critical"};

using FieldId = DeviceFilterField;

constexpr FilterField field_of_device(std::string_view name, FilterType type, FieldId id, std::string_view description,
                                      std::string_view example) {
  const bool may_be_unknown = type == FilterType::text || type == FilterType::identifier || type == FilterType::address;
  const std::int64_t most = type == FilterType::number ? kMostAlerts : 0;
  return {name, type, static_cast<unsigned>(id), description, example, most, {}, may_be_unknown};
}
constexpr FilterField score_of_device(std::string_view name, FieldId id, std::string_view description,
                                      std::string_view example) {
  return {name, FilterType::number, static_cast<unsigned>(id), description, example, kMostScore, {}, false};
}

constexpr std::array kDeviceFilterFields = {
    field_of_device("deviceid", FilterType::identifier, FieldId::deviceid,
                    "The device's ID: its MAC, or its IP when that is static", "deviceid:00:40:8c:12:34:56"),
    field_of_device("mac", FilterType::identifier, FieldId::mac, "MAC address, with colons or hyphens",
                    "mac:00:40:8c:*"),
    field_of_device("ip", FilterType::address, FieldId::ip, "IP address", "ip:10.20.0.0/16"),
    field_of_device("hostname", FilterType::text, FieldId::hostname, "Host name", "hostname:cam-*"),
    field_of_device("category", FilterType::text, FieldId::category, "Category of the profile", "category:Camera"),
    field_of_device("profile", FilterType::text, FieldId::profile, "Profile", "profile:\"Axis*Camera\""),
    field_of_device("profile_type", FilterType::text, FieldId::profile_type, "IoT or Non_IoT", "profile_type:IoT"),
    field_of_device("profile_vertical", FilterType::text, FieldId::profile_vertical, "Branch the profile belongs to",
                    "profile_vertical:Medical"),
    field_of_device("vendor", FilterType::text, FieldId::vendor, "Vendor", "vendor:(Axis, \"D-Link\")"),
    field_of_device("model", FilterType::text, FieldId::model, "Model", "model:P32*"),
    field_of_device("os_group", FilterType::text, FieldId::os_group, "Operating system group", "os_group:Windows"),
    field_of_device("site", FilterType::text, FieldId::site, "Name of the site", "site:\"Main Hospital\""),
    field_of_device("tag", FilterType::text, FieldId::tag, "Value of any of the device's tags", "tag:\"ward 3\""),
    score_of_device("risk_score", FieldId::risk_score, "Risk, 0 to 100", "risk_score:>=70"),
    FilterField{"risk_level", FilterType::choice, static_cast<unsigned>(FieldId::risk_level), "Level of the risk",
                "risk_level:>=High", 0, kRiskLevels, false},
    score_of_device("confidence_score", FieldId::confidence_score, "How sure the identification is, 0 to 100",
                    "confidence_score:90..100"),
    field_of_device("first_seen", FilterType::time, FieldId::first_seen, "When the device was seen first",
                    "first_seen:2026-01-31"),
    field_of_device("last_activity", FilterType::time, FieldId::last_activity, "When the device was seen last",
                    "last_activity:>-7d"),
    field_of_device("monitored", FilterType::flag, FieldId::monitored, "Whether its traffic is seen", "monitored:true"),
    FilterField{"traffic_restricted",
                FilterType::flag,
                static_cast<unsigned>(FieldId::traffic_restricted),
                "Whether its traffic is restricted",
                "traffic_restricted:true",
                0,
                {},
                true},
    field_of_device("open_alerts", FilterType::number, FieldId::open_alerts, "Number of open alerts", "open_alerts:>0"),
    field_of_device("critical_alerts", FilterType::number, FieldId::critical_alerts, "Number of open critical alerts",
                    "critical_alerts:>0"),
    field_of_device("warning_alerts", FilterType::number, FieldId::warning_alerts, "Number of open warning alerts",
                    "warning_alerts:1..10"),
    field_of_device("caution_alerts", FilterType::number, FieldId::caution_alerts, "Number of open caution alerts",
                    "caution_alerts:0"),
    field_of_device("info_alerts", FilterType::number, FieldId::info_alerts, "Number of open informational alerts",
                    "info_alerts:>=5"),
};

constexpr FilterField kDeviceFilterWords = {"", FilterType::words, static_cast<unsigned>(FieldId::words),
                                            "deviceid, mac, ip, hostname, category, profile, vendor, model, os_group",
                                            "axis"};

// How many letters must be put in, taken out or changed.
std::size_t letters_apart(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

std::string_view filter_type_name(FilterType type) {
  switch (type) {
    case FilterType::words:
    case FilterType::text:
    case FilterType::identifier:
      return "text";
    case FilterType::number:
      return "number";
    case FilterType::choice:
      return "choice";
    case FilterType::flag:
      return "boolean";
    case FilterType::time:
      return "time";
    case FilterType::address:
      return "address";
  }
  return "text";
}

std::vector<std::string_view> filter_operators(const FilterField& field) {
  std::vector<std::string_view> out = {":"};
  const bool rises = field.type == FilterType::number || field.type == FilterType::choice ||
                     field.type == FilterType::time || field.type == FilterType::address;
  if (rises) out.insert(out.end(), {":>", ":>=", ":<", ":<=", ".."});
  out.emplace_back("(,)");
  if (field.may_be_unknown) out.emplace_back("*");
  if (field.type == FilterType::address) out.emplace_back("/");
  return out;
}

const FilterField* FilterCollection::find(std::string_view field) const {
  const std::string wanted = ascii_lower(field);
  for (const FilterField& known : fields)
    if (known.name == wanted) return &known;
  return nullptr;
}

const FilterField& FilterCollection::nearest(std::string_view misspelt) const {
  const std::string wanted = ascii_lower(misspelt.substr(0, 64));
  return *std::min_element(fields.begin(), fields.end(), [&](const FilterField& a, const FilterField& b) {
    return letters_apart(a.name, wanted) < letters_apart(b.name, wanted);
  });
}

const FilterCollection& device_filter_collection() {
  static const FilterCollection collection{"devices", kDeviceFilterFields, kDeviceFilterWords};
  return collection;
}

}  // namespace guardian::domain
