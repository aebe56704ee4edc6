#pragma once

#include "client/completion/completion_script.h"

namespace CLI {
class App;
}

namespace guardian::client {

// What the command line's own definition says may be typed. The kind of a value is read from its name: FILE and DIR are
// files, PROFILE a profile; a closed list gives its choices.
CompletionCommand command_tree(const CLI::App& app);

}  // namespace guardian::client
