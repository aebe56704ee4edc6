#pragma once

#include "http/server.h"

namespace guardian::server {

// One line a request: {"event":"access","method","route","status","bytes","micros","ip","request_id"} and,
// where they are known to be harmless, "key" (grammar and CRC hold), "tenant" (accepted calls), "note".
// Never the target, a header or a parameter as it came: all three may hold credentials.
void log_access(const http::Exchange& exchange);

}  // namespace guardian::server
