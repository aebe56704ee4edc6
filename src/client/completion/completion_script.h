#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guardian::client {

// What may stand behind an option, or at the place of an argument.
struct CompletionValue {
  enum class Kind { none, any, file, profile, choices };  // none: the option is a flag
  Kind kind = Kind::none;
  std::vector<std::string> choices;
};

struct CompletionOption {
  std::vector<std::string> names;  // "--output", "-o"
  std::string help;
  CompletionValue value;
};

// A command with what may follow it; the root has no name.
struct CompletionCommand {
  std::string name;
  std::string help;
  std::vector<CompletionOption> options;
  std::vector<CompletionValue> arguments;  // by place
  std::vector<CompletionCommand> commands;
};

// A script for `bash`, `zsh` or `fish` that completes the whole command line; absent: another shell. Names and helps
// are our own and the words of the server's route table; what is not plain ASCII text is left out of the script. Names
// of profiles are read when the key is pressed.
std::optional<std::string> completion_script(std::string_view shell, const CompletionCommand& root);

}  // namespace guardian::client
