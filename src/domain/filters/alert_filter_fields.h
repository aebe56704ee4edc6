#pragma once

#include "domain/filters/filter_fields.h"

namespace guardian::domain {

// An alert's own fields. Its device's keep the ids of DeviceFilterField, which end far below.
enum class AlertFilterField : unsigned {
  words = 1000,
  id,
  ticket,
  name,
  type,
  severity,
  severity_number,
  resolved,
  date,
  updated,
};
// Each has a column in `alert`, or is one of the device's; members of the document JSON cannot be asked.
const FilterCollection& alert_filter_collection();

inline bool is_field_of_device(const FilterField& field) {
  return field.id < static_cast<unsigned>(AlertFilterField::words);
}

}  // namespace guardian::domain
