#include "domain/filters/filter_match.h"

#include <algorithm>

#include "domain/filters/filter_interval.h"
#include "domain/filters/filter_text.h"

namespace guardian::domain {
namespace {

// `text` and the pieces in lower case.
bool fits_pattern(std::string_view text, const std::vector<std::string>& pieces) {
  const std::string first = ascii_lower(pieces.front());
  const std::string last = ascii_lower(pieces.back());
  if (text.size() < first.size() + last.size() || !text.starts_with(first) || !text.ends_with(last)) return false;
  text.remove_prefix(first.size());
  text.remove_suffix(last.size());
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {  // the earliest place leaves most for the rest
    const std::string piece = ascii_lower(pieces[i]);
    const auto at = text.find(piece);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + piece.size());
  }
  return true;
}

bool text_passes(const FilterTest& test, std::string_view text) {
  if (test.comparison == FilterComparison::known) return !text.empty();
  if (test.comparison == FilterComparison::unknown) return text.empty();
  if (text.empty()) return false;
  const std::string lower = ascii_lower(text);
  if (const auto* pattern = std::get_if<FilterPattern>(&test.value)) return fits_pattern(lower, pattern->pieces);
  return lower == ascii_lower(std::get<std::string>(test.value));
}

bool words_pass(const FilterTest& test, std::string_view text) {
  FilterPattern around;
  around.pieces.emplace_back();
  if (const auto* pattern = std::get_if<FilterPattern>(&test.value)) {
    around.pieces.insert(around.pieces.end(), pattern->pieces.begin(), pattern->pieces.end());
  } else {
    around.pieces.push_back(std::get<std::string>(test.value));
  }
  around.pieces.emplace_back();
  return fits_pattern(ascii_lower(text), around.pieces);
}

bool address_passes(const FilterTest& test, std::string_view text) {
  const bool by_text = !std::holds_alternative<IpAddress>(test.value) && !std::holds_alternative<Cidr>(test.value);
  if (by_text) return text_passes(test, text);
  const auto address = IpAddress::parse(text);
  return address && address_interval(test).contains(*address);
}

bool choice_passes(const FilterField& field, const FilterTest& test, std::string_view word) {
  const auto found = std::find(field.choices.begin(), field.choices.end(), word);
  return found != field.choices.end() && filter_interval(test, {}).contains(found - field.choices.begin());
}

bool one_text_passes(const FilterField& field, const FilterTest& test, std::string_view text) {
  switch (field.type) {
    case FilterType::words:
      return words_pass(test, text);
    case FilterType::address:
      return address_passes(test, text);
    case FilterType::choice:
      return choice_passes(field, test, text);
    default:
      return text_passes(test, text);
  }
}

struct FactTester {
  const FilterField& field;
  const FilterTest& test;
  Instant now;

  bool operator()(std::monostate) const { return test.comparison == FilterComparison::unknown; }
  bool operator()(std::string_view text) const { return one_text_passes(field, test, text); }
  bool operator()(std::int64_t number) const { return filter_interval(test, now).contains(number); }
  bool operator()(bool flag) const {
    if (test.comparison != FilterComparison::is) return test.comparison == FilterComparison::known;
    return std::get<bool>(test.value) == flag;
  }
  bool operator()(Instant instant) const {
    return filter_interval(test, now).contains(instant.time_since_epoch().count());
  }
  bool operator()(const std::vector<std::string_view>& texts) const {
    if (test.comparison == FilterComparison::unknown) return texts.empty();
    return std::any_of(texts.begin(), texts.end(),
                       [&](std::string_view text) { return one_text_passes(field, test, text); });
  }
};

}  // namespace

FilterFact fact_of_device(const DeviceDetail& detail, const FilterField& field) {
  const Device& device = detail.device;
  const auto number = [](int value) { return FilterFact(std::int64_t{value}); };
  const auto text = [](const std::string& value) { return FilterFact(std::string_view(value)); };
  switch (static_cast<DeviceFilterField>(field.id)) {
    case DeviceFilterField::words:
      return std::vector<std::string_view>{device.deviceid, device.mac,      device.ip_address,
                                           device.hostname, device.category, device.profile,
                                           device.vendor,   device.model,    device.os_group};
    case DeviceFilterField::deviceid:
      return text(device.deviceid);
    case DeviceFilterField::mac:
      return text(device.mac);
    case DeviceFilterField::ip:
      return text(device.ip_address);
    case DeviceFilterField::hostname:
      return text(device.hostname);
    case DeviceFilterField::category:
      return text(device.category);
    case DeviceFilterField::profile:
      return text(device.profile);
    case DeviceFilterField::profile_type:
      return text(device.profile_type);
    case DeviceFilterField::profile_vertical:
      return text(device.profile_vertical);
    case DeviceFilterField::vendor:
      return text(device.vendor);
    case DeviceFilterField::model:
      return text(device.model);
    case DeviceFilterField::os_group:
      return text(device.os_group);
    case DeviceFilterField::site:
      return text(device.site_name);
    case DeviceFilterField::tag: {
      std::vector<std::string_view> values;
      for (const Tag& tag : detail.tags) values.emplace_back(tag.value);
      return values;
    }
    case DeviceFilterField::risk_score:
      return number(device.risk_score);
    case DeviceFilterField::risk_level:
      return text(device.risk_level);
    case DeviceFilterField::confidence_score:
      return number(device.confidence_score);
    case DeviceFilterField::first_seen:
      return device.first_seen;
    case DeviceFilterField::last_activity:
      return device.last_activity;
    case DeviceFilterField::monitored:
      return device.monitored;
    case DeviceFilterField::traffic_restricted:
      return device.traffic_restricted ? FilterFact(*device.traffic_restricted) : FilterFact();
    case DeviceFilterField::open_alerts:
      return std::int64_t{device.critical_alerts} + device.warning_alerts + device.caution_alerts + device.info_alerts;
    case DeviceFilterField::critical_alerts:
      return number(device.critical_alerts);
    case DeviceFilterField::warning_alerts:
      return number(device.warning_alerts);
    case DeviceFilterField::caution_alerts:
      return number(device.caution_alerts);
    case DeviceFilterField::info_alerts:
      return number(device.info_alerts);
  }
  return {};
}

bool filter_matches(const FilterExpression& filter, const FilterSubject& subject, Instant now) {
  const auto holds = [&](const FilterExpression& part) { return filter_matches(part, subject, now); };
  switch (filter.kind) {
    case FilterExpression::Kind::negation:
      return !holds(filter.parts.front());
    case FilterExpression::Kind::all:
      return std::all_of(filter.parts.begin(), filter.parts.end(), holds);
    case FilterExpression::Kind::any:
      return std::any_of(filter.parts.begin(), filter.parts.end(), holds);
    case FilterExpression::Kind::term:
      break;
  }
  const FilterField& field = *filter.term.field;
  const FilterFact fact = subject(field);
  return std::any_of(filter.term.tests.begin(), filter.term.tests.end(), [&](const FilterTest& test) {
    return std::visit(FactTester{field, test, now}, fact);
  });
}

bool filter_matches(const FilterAt& filter, const DeviceDetail& device) {
  return filter_matches(
      filter.expression, [&](const FilterField& field) { return fact_of_device(device, field); }, filter.now);
}

}  // namespace guardian::domain
