#pragma once

#include "api/operation.h"

// What an automation (Cortex XSOAR) calls about its own work.
namespace guardian::api {

// GET xsoar/integrations: which integrations work, and how many there may be.
http::Response list_active_integrations(const Call& call);
// POST xsoar/status: how a playbook fared.
http::Response report_integration_status(const Call& call);
// POST xsoar/device/reportUpload: a vulnerability scanner's report, as PDF and XML.
http::Response upload_scan_report(const Call& call);
// POST xsoar/profile/aclSync/status: what became of a job.
http::Response report_acl_sync_status(const Call& call);
// POST xsoar/device/scanDetails: the scanners, profiles and sites to choose from.
http::Response report_scan_details(const Call& call);
// GET xsoar/heartbeat
http::Response answer_heartbeat(const Call& call);

}  // namespace guardian::api
