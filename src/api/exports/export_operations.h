#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET export/<noun>?format=&filter=&columns=&sortfield=&sortdirection=&cursor=: everything a filter finds, as a stream.
http::Response export_devices(const Call& call);
http::Response export_alerts(const Call& call);
http::Response export_vulnerabilities(const Call& call);

}  // namespace guardian::api
