#include "domain/filters/alert_filter_match.h"

#include "domain/filters/alert_filter_fields.h"
#include "domain/filters/filter_match.h"

namespace guardian::domain {
namespace {

FilterFact fact_of_alert(const Alert& alert, const DeviceDetail& device, const FilterField& field) {
  if (is_field_of_device(field)) return fact_of_device(device, field);
  const auto text = [](const std::string& value) { return FilterFact(std::string_view(value)); };
  switch (static_cast<AlertFilterField>(field.id)) {
    case AlertFilterField::words: {
      auto words = std::get<std::vector<std::string_view>>(fact_of_device(device, device_filter_collection().words));
      words.emplace_back(alert.name);
      return words;
    }
    case AlertFilterField::id:
      return text(alert.id);
    case AlertFilterField::ticket:
      return text(alert.zb_ticketid);
    case AlertFilterField::name:
      return text(alert.name);
    case AlertFilterField::type:
      return text(alert.type);
    case AlertFilterField::severity:
      return alert_severity_word(alert.severity);
    case AlertFilterField::severity_number:
      return std::int64_t{alert.severity};
    case AlertFilterField::resolved:
      return alert.resolved;
    case AlertFilterField::date:
      return alert.date;
    case AlertFilterField::updated:
      return alert.updated_at;
  }
  return {};
}

}  // namespace

bool filter_matches(const FilterAt& filter, const Alert& alert, const DeviceDetail& device) {
  return filter_matches(
      filter.expression, [&](const FilterField& field) { return fact_of_alert(alert, device, field); }, filter.now);
}

}  // namespace guardian::domain
