#pragma once

#include <string>

#include "domain/alerts/alert.h"

namespace guardian::api {

// Appends the alert as one JSON object: the stored item, whose `date` comes first (Splunk cuts events by the first
// member whose name ends so), with the present state, the device's current `deviceid`, and what clients cannot do
// without (`msg.status`, `reason_history`, `hostname`, ...) where the item lacks it.
void write_alert(std::string& out, const domain::AlertItem& item);

}  // namespace guardian::api
