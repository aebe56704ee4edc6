#pragma once

#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "domain/devices/device.h"
#include "domain/devices/device_fields.h"

namespace guardian::api {

// Writes what a device's column holds as the member `name`. False: it is unknown, and nothing was written.
// `hostname` falls back to the deviceid, and `mac_address` repeats it where there is no MAC. An attribute is no
// column: false.
bool write_device_column(JsonWriter& json, std::string_view name, domain::FieldHome home,
                         const domain::DeviceDetail& device);

// Tags as devices, and what refers to devices, show them: ["id",...] and [{tagType,tagValue,tagId},...].
void write_tag_ids(JsonWriter& json, const std::vector<domain::Tag>& tags);
void write_tags(JsonWriter& json, const std::vector<domain::Tag>& tags);

}  // namespace guardian::api
