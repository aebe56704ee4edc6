#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET device: one device by `deviceid`. Unknown: 404; empty: `{}`, which an old client's connection test needs.
http::Response get_device(const Call& call);
// GET device/ip: every device with that address, newest activity first. None: 404.
http::Response get_device_by_ip(const Call& call);
// GET device/list: a page of the inventory.
http::Response list_devices(const Call& call);
// PUT device/update: adds a tag to devices, or replaces their tags.
http::Response update_devices(const Call& call);
// PUT device/bulkUpdate: takes what other systems know about devices, and values of custom attributes.
http::Response bulk_update_devices(const Call& call);

// POST device/bulk: changes all devices that a filter finds, or says how many that are.
http::Response change_many_devices(const Call& call);

// Generation 2, by raw attribute names:
// GET device/list: a page of the inventory with its grand total, any attribute to sort by, a projection.
http::Response list_devices_v2(const Call& call);
// GET device/search: the devices, and their interfaces, that have a MAC or an IP address.
http::Response search_devices(const Call& call);
// GET device/attributes: the names that projection and sortfield take.
http::Response list_device_attributes(const Call& call);

}  // namespace guardian::api
