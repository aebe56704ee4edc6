#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/alerts/alert.h"
#include "domain/devices/device.h"

namespace guardian::domain {

// An alert read from an item in the API's own shape.
struct AlertDocument {
  Alert alert;          // device_id is empty; `document` is the item itself, white space outside strings removed
  DeviceDetail device;  // the device it names, with what the item tells of it; site_id: as named, or empty
};

// Reads one item. `deviceid`, `date`, `name`, one of `severity` and `severityNumber`, and one of `id`,
// `alertid` and `zb_ticketid` are required; id and ticket are made from each other when one is missing,
// always alike, so that importing twice changes nothing. invalid_argument: names the member, its value
// and what is accepted.
Result<AlertDocument> parse_alert_document(std::string_view json, Instant now);

}  // namespace guardian::domain
