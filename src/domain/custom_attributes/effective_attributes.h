#pragma once

#include <span>

#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/devices/device.h"
#include "domain/store/database.h"

namespace guardian::domain {

// Puts the custom attributes that hold for each device into its `attributes`: in `attr`, the value by field
// ("panwIoTFname_1001") and beside it where it comes from ("panwIoTFname_1001_source": "config", by a rule
// "ruleBased"), and in `customAttributes`, one {name: value} each. What the devices brought there themselves stays,
// except for what these replace; a value that an import brought under the name of one of the tenant's attributes
// counts as set on the device. The tenant's rules are read once for all devices. Tags must be filled: filters look
// at them.
Result<void> add_custom_attributes(const Reader& reader, const AccessScope& scope, std::span<DeviceDetail> devices);

}  // namespace guardian::domain
