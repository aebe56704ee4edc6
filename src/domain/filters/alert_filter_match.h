#pragma once

#include "domain/alerts/alert.h"
#include "domain/devices/device.h"
#include "domain/filters/filter_expression.h"

namespace guardian::domain {

// Whether an alert of that device passes a filter over alert_filter_collection(). SQL must find exactly these.
bool filter_matches(const FilterAt& filter, const Alert& alert, const DeviceDetail& device);

}  // namespace guardian::domain
