#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace guardian::domain {

// Which members an answer shows: the list's short form (14 members), the list with `detail=true`, and the
// whole device of `GET device` and `GET device/ip`.
enum class FieldSet : unsigned { summary = 1, detail = 2, full = 4 };

enum class FieldType {
  text,            // string
  number_as_text,  // string on the wire; an integer is taken too ("vlan": 12 becomes "12")
  integer,         // whole number; text of digits is taken too, since clients call int() on it
  boolean,
  time,
  array,
  object,
  any,  // a member whose type no source shows: kept as it came
};

// Where the value lives. `attribute`: a member of DeviceDetail::attributes; everything else is a column of
// Device, or made from its tags.
enum class FieldHome {
  attribute,
  deviceid,
  hostname,
  category,
  profile,
  profile_type,
  profile_vertical,
  ip_address,
  mac_address,
  mac,
  risk_score,
  risk_level,
  last_activity,
  first_seen,
  confidence_score,
  site_name,
  site_id,
  vendor,
  model,
  os_group,
  monitored,
  traffic_restricted,
  critical_alerts,
  warning_alerts,
  caution_alerts,
  info_alerts,
  tag_ids,
  tags,
};

// What stands there when the value is unknown.
enum class Absence { null, empty_text, empty_array, empty_object, omitted };

struct DeviceField {
  std::string_view name;  // of the API, exact case
  FieldType type;
  FieldHome home;
  Absence absence;
  unsigned sets;               // of FieldSet: where its absence is shown
  std::string_view attribute;  // the member of `attributes` that holds it; empty unless home is `attribute`
  // False: a known value is shown by `detail` and `full` alike. True: only the sets above ever show it,
  // because another field would be its case-variant twin, which breaks clients that fold case.
  bool only_in_sets = false;
};

// Every member a device has in the API, in the order in which answers show them; the first 14 are the
// short form. Known from the reference API's answers of 2020 to 2026.
std::span<const DeviceField> device_fields();

inline constexpr std::size_t kNoField = static_cast<std::size_t>(-1);
// Index into device_fields() by exact name; kNoField when there is none.
std::size_t find_device_field(std::string_view name);
// The same without regard to case; used to read "mac" as MAC. kSeveralFields: the catalogue itself has twins.
inline constexpr std::size_t kSeveralFields = static_cast<std::size_t>(-2);
std::size_t find_device_field_folded(std::string_view name);
// Index of the field that stores into this member of `attributes` and is shown by `set`.
std::size_t find_attribute_field(std::string_view attribute, FieldSet set);

}  // namespace guardian::domain
