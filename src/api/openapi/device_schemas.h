#pragma once

#include <boost/json/object.hpp>

namespace guardian::api {

// The schemas DeviceSummary (device/list), DeviceDetail (device/list with detail=true) and Device (device,
// device/ip), made from domain::device_fields(), so that they cannot say anything else than the answers.
// `descriptions`: texts by member name; members without one need none.
void add_device_schemas(boost::json::object& schemas, const boost::json::object& descriptions);

}  // namespace guardian::api
