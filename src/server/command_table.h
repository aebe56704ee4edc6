#pragma once

#include <string_view>
#include <vector>

#include "admin/command.h"
#include "base/clock.h"

namespace guardian::server {

// The operator's commands; a test build adds `test-clock`, which release does not contain.
const std::vector<admin::Command>& all_commands();
const admin::Command* find_command(std::string_view name);

// The clock of this process: the system's, or in a test build one that `test-clock` moves.
const Clock& process_clock();

}  // namespace guardian::server
