#pragma once

#include <string_view>

namespace guardian::server {

// What every process of ours does before it touches a secret: no core dumps, not traceable by other
// users, umask 077, SIGPIPE ignored (a closed socket is an error code, not a death).
void harden_process();

// Tells systemd (Type=notify), when it started us: "READY=1", "STOPPING=1", "WATCHDOG=1".
void notify_supervisor(std::string_view state);

}  // namespace guardian::server
