#pragma once

#include "server/config.h"

namespace guardian::server {

// Runs a server until SIGTERM or SIGINT and stops it in order; a second signal cuts what is in flight.
// Returns when all is closed. configuration: the settings are refused, and why.
Result<void> serve(const Config& config);

}  // namespace guardian::server
