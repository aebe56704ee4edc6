#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/devices/device.h"

namespace guardian::domain {

inline constexpr std::size_t kMaxAttributeBytes = 64 * 1024;
// Foreign times further back, or further ahead, are refused.
inline constexpr std::chrono::years kMaxHistory{20};
inline constexpr std::chrono::minutes kMaxAhead{5};

// A device read from an item in the API's own shape. The site and the tags are names still: whoever stores
// it ensures them.
struct DeviceDocument {
  DeviceDetail detail;      // device.site_id: as named by the item, or empty
  bool names_tags = false;  // the item has `allTags`: the device's set becomes exactly that
};

// Reads one item (`deviceid` required, see device_fields.h). Members of the catalogue must have its type;
// null is the same as absent. Members it does not know are kept as they came. A member that is a case
// variant of a known one ("mac") is read as that. Numbers of alerts are checked and dropped: they are
// counted from the alerts. Absent `last_activity` is first_seen_date, or `now`; absent first_seen_date is
// last_activity. invalid_argument: the text names the member, its value and what is accepted.
Result<DeviceDocument> parse_device_document(std::string_view json, Instant now);

// Parts that alerts and vulnerabilities share. `member` is for the message.
Result<Instant> parse_document_time(std::string_view text, std::string_view member, Instant now);
// `value` as it is told in a message: cut to 60 bytes, printable.
std::string shown_value(std::string_view value);

}  // namespace guardian::domain
