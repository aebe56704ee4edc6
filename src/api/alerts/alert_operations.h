#pragma once

#include "api/operation.h"

namespace guardian::api {

// GET alert/list: a page of alerts, newest first, with the tags of their devices.
http::Response list_alerts(const Call& call);
// GET alert: the alert of one `zb_ticketid`. Unknown: 404.
http::Response get_alert(const Call& call);
// PUT alert/update: resolves an alert.
http::Response update_alert(const Call& call);
// GET alertVuln/capability: the kinds of alerts and vulnerabilities this tenant has seen.
http::Response list_capabilities(const Call& call);

}  // namespace guardian::api
