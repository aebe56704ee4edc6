#pragma once

#include "api/operation.h"

namespace guardian::api {

// The uploads of network discovery: multipart/form-data with JSON text in `file`, and `updateSource` in the query.

// PUT network/ndNodeGraphBulkUpdate: nodes with their neighbours.
http::Response upload_node_graph(const Call& call);
// PUT network/ndNodeL2L3BulkUpdate: nodes with their interfaces, VLANs and subnets.
http::Response upload_node_l2l3(const Call& call);
// PUT network/ndNodeEndpointBulkUpdate: where devices are plugged in.
http::Response upload_node_endpoints(const Call& call);

}  // namespace guardian::api
