#pragma once

#include <string_view>

#include "base/json_writer.h"
#include "domain/devices/device.h"
#include "domain/devices/device_fields.h"

namespace guardian::api {

// Writes what a device's column holds as the member `name`. False: it is unknown, and nothing was written.
// `hostname` falls back to the deviceid, and `mac_address` repeats it where there is no MAC. An attribute is no
// column: false.
bool write_device_column(JsonWriter& json, std::string_view name, domain::FieldHome home,
                         const domain::DeviceDetail& device);

}  // namespace guardian::api
