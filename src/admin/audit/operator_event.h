#pragma once

#include <string_view>

#include "admin/command.h"

namespace guardian::admin {

// Notes in the installation's chain, inside a write, what the operator did to the installation itself.
Result<void> record_operator_event(CommandContext& context, domain::Tx& tx, std::string_view action,
                                   std::string_view object, std::string_view detail = "{}");
// The same as a transaction of its own, for acts that change no row (an export, a backup).
Result<void> record_operator_event(CommandContext& context, std::string_view action, std::string_view object);

}  // namespace guardian::admin
