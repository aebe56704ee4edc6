#pragma once

#include <string>
#include <vector>

#include "base/json_writer.h"
#include "domain/devices/device.h"
#include "domain/devices/device_fields.h"

namespace guardian::api {

// Appends the device as one JSON object. The members and their order are domain::device_fields(), then
// those the catalogue does not know, as they were imported. An unknown value shows as its field says;
// `hostname` falls back to the deviceid, `mac_address` repeats it where there is no MAC, and `MAC` is then
// left out. No document model is built: the stored attributes are cut into members and copied.
void write_device(std::string& out, const domain::DeviceDetail& device, domain::FieldSet set);

// Tags as devices, and what refers to devices, show them: ["id",...] and [{tagType,tagValue,tagId},...].
void write_tag_ids(JsonWriter& json, const std::vector<domain::Tag>& tags);
void write_tags(JsonWriter& json, const std::vector<domain::Tag>& tags);

}  // namespace guardian::api
