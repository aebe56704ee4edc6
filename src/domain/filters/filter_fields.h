#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace guardian::domain {

// What a field of a filter holds, which decides how its values are written and compared.
enum class FilterType {
  words,       // what a bare word looks into: several texts at once
  text,        // compared without regard to the case of ASCII letters
  identifier,  // text; a whole MAC or IP address is brought into its normal form first
  number,      // a whole number, 0..most
  choice,      // one of `choices`, which rise in that order
  flag,        // true or false
  time,        // an instant, a day, or a time counted from now
  address,     // an IP address
};
// As `GET fields` calls it: "text", "number", "choice", "boolean", "time", "address".
std::string_view filter_type_name(FilterType type);

// One field a filter can name. Constants of the program: expressions hold pointers to them.
struct FilterField {
  std::string_view name;  // lower case, [a-z_]
  FilterType type;
  unsigned id;  // of its collection's own enumeration (DeviceFilterField)
  std::string_view description;
  std::string_view example;                        // a whole filter
  std::int64_t most = 0;                           // of a number
  std::span<const std::string_view> choices = {};  // of a choice
  bool may_be_unknown = false;                     // `field:*` and `field:""` tell known from unknown
};

// The ways to ask a field, as `GET fields` shows them: ":" ":>" ":>=" ":<" ":<=" ".." "(,)" "*" "/".
std::vector<std::string_view> filter_operators(const FilterField& field);

// What can be filtered by one language: its fields, and where bare words look.
struct FilterCollection {
  std::string_view name;  // "devices"
  std::span<const FilterField> fields;
  const FilterField& words;

  const FilterField* find(std::string_view field) const;  // any case; null: there is none
  const FilterField& nearest(std::string_view misspelt) const;
};

enum class DeviceFilterField : unsigned {
  words,
  deviceid,
  mac,
  ip,
  hostname,
  category,
  profile,
  profile_type,
  profile_vertical,
  vendor,
  model,
  os_group,
  site,
  tag,
  risk_score,
  risk_level,
  confidence_score,
  first_seen,
  last_activity,
  monitored,
  traffic_restricted,
  open_alerts,
  critical_alerts,
  warning_alerts,
  caution_alerts,
  info_alerts,
};
// Each has a column in `device`, or a narrow table beside it; members of the detail JSON cannot be asked.
const FilterCollection& device_filter_collection();

}  // namespace guardian::domain
