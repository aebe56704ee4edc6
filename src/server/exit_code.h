#pragma once

#include "base/error.h"

namespace guardian::server {

// How the process ends, after sysexits.h: 0 done; 2 `audit verify` found something; 64 wrong use;
// 65 bad input; 66 no such thing; 70 our fault; 73 the state of things does not allow it; 74 storage
// failed or is damaged; 75 try later; 77 not allowed; 78 the configuration must be changed.
int exit_code_of(const Error& error);

inline constexpr int kExitUsage = 64;

}  // namespace guardian::server
