#pragma once

#include "api/operation.h"

namespace guardian::api {

// POST subnet: new subnets. A prefix that exists: 409.
http::Response create_subnets(const Call& call);
// GET subnet: a page of the subnets in the order of their tree. None: 200 with an empty list.
http::Response list_subnets(const Call& call);
// PUT subnet: changes subnets by their prefix. Unknown: 404.
http::Response update_subnets(const Call& call);
// DELETE subnet: tells which of the named were there; their children go to their parents. None of them: 404.
http::Response delete_subnets(const Call& call);
// PUT subnet/transfer: makes a subnet a shared block. PUT subnet/revert: takes that back. Unknown: 404.
http::Response transfer_subnet(const Call& call);
http::Response revert_subnet(const Call& call);
// PUT network/subnetBulkUpdate: what an address management system knows.
http::Response import_subnets(const Call& call);

}  // namespace guardian::api
